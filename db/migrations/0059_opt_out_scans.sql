-- The paper behind an opt-out that was signed by hand, as scanned. Goes when the worker is erased.
create table opt_out_scan (
  organisation_id uuid not null,
  opt_out_id uuid not null,
  content_type text not null check (content_type in ('application/pdf', 'image/jpeg', 'image/png')),
  bytes bytea not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  kept_at timestamptz not null,
  kept_by uuid,
  primary key (organisation_id, opt_out_id),
  foreign key (organisation_id, opt_out_id) references opt_out
);
call put_behind_wall('opt_out_scan', 'select, insert, delete');
