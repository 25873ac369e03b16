-- Bank holidays that the operator brought in after those that come with the product: reference data for
-- everyone, no tenant's. A year is held whole for a division, or not at all.
create table bank_holiday_year (
  division text not null check (division in ('england-and-wales', 'scotland', 'northern-ireland')),
  year int not null check (year between 1872 and 9998),
  source text not null,
  imported_at timestamptz not null,
  primary key (division, year)
);

create table bank_holiday (
  division text not null,
  date date not null,
  title text not null check (title <> ''),
  year int not null generated always as (extract(year from date)::int) stored,
  primary key (division, date),
  foreign key (division, year) references bank_holiday_year on delete cascade
);
create index bank_holiday_of_year on bank_holiday (division, year);
grant select on bank_holiday_year, bank_holiday to deskproof_app;
