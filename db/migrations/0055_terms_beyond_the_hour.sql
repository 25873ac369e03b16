-- What a version of a card says beyond the hour: overtime, least engagement, a flat payment for a night slept
-- through, call-outs, rounding. Null: nothing. The room checks its shape; a version is never edited.
alter table rate_card_version
  add column beyond jsonb check (jsonb_typeof(beyond) = 'object');

-- What a shift comes to where its card says something beyond the hour: [{ kind, name, minutes, payPence,
-- chargePence, why }], money in whole pence. Null: its minutes at its rates are all of it.
alter table shift
  add column rate_lines jsonb check (jsonb_typeof(rate_lines) = 'array'),
  add check (rate_lines is null or rate_origin = 'card');

create or replace view shifts_published with (security_invoker = true) as
  select s.organisation_id, s.id as shift_id, s.booking_id, s.line_id, b.number, b.client_id, b.hirer_id, b.site_id,
    b.bill_to_id, b.contract_kind, l.role, s.kind, s.starts_at, s.ends_at, s.break_minutes, s.pay_pence,
    s.charge_pence, s.rate_origin, s.rate_card_id, s.rate_card_version, s.rate_parts, s.cancelled_at,
    coalesce(nullif(s.po_number, ''), b.po_number) as po_number,
    coalesce(nullif(s.reference, ''), b.client_reference) as reference,
    coalesce(nullif(s.cost_centre, ''), b.cost_centre) as cost_centre,
    m.minutes, p.pay as pay_total, p.charge as charge_total, s.rate_name
  from shift s
  join booking b on b.organisation_id = s.organisation_id and b.id = s.booking_id
  join booking_line l on l.organisation_id = s.organisation_id and l.id = s.line_id
  cross join lateral (select
    (extract(epoch from s.ends_at - s.starts_at) / 60)::int - s.break_minutes as minutes) m
  cross join lateral (select
    case when s.rate_lines is not null then (select sum(r."payPence")::bigint
        from jsonb_to_recordset(s.rate_lines) as r("payPence" bigint))
      when s.rate_parts is null then (m.minutes::bigint * s.pay_pence * 2 + 60) / 120
      else (select sum((r.minutes * r."payPence" * 2 + 60) / 120)::bigint
        from jsonb_to_recordset(s.rate_parts) as r(minutes bigint, "payPence" bigint)) end as pay,
    case when s.rate_lines is not null then (select sum(r."chargePence")::bigint
        from jsonb_to_recordset(s.rate_lines) as r("chargePence" bigint))
      when s.rate_parts is null then (m.minutes::bigint * s.charge_pence * 2 + 60) / 120
      else (select sum((r.minutes * r."chargePence" * 2 + 60) / 120)::bigint
        from jsonb_to_recordset(s.rate_parts) as r(minutes bigint, "chargePence" bigint)) end as charge) p;
