-- Destruction with a list (R21): a learner's records are destroyed no sooner than four years after the last thing done
-- with them, approved by two persons, offered back first. The list is kept for ever; it holds hashes and no words.

create table destruction_list (
  organisation_id uuid not null references organisation,
  id uuid not null,
  -- Canonical JSON: whose records, what they are by hash, and why they may go.
  list text not null,
  list_sha256 bytea not null check (list_sha256 = sha256(convert_to(list, 'UTF8'))),
  drawn_at timestamptz not null,
  drawn_by uuid not null,
  -- Both approved, and each learner was written to.
  offered_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  destroyed_at timestamptz,
  destroyed_by uuid,
  primary key (organisation_id, id),
  unique (organisation_id, id, list_sha256),
  foreign key (organisation_id, drawn_by) references member,
  foreign key (organisation_id, withdrawn_by) references member,
  foreign key (organisation_id, destroyed_by) references member,
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  check ((destroyed_at is null) = (destroyed_by is null)),
  check (destroyed_at is null or (offered_at is not null and withdrawn_at is null)),
  constraint offered_thirty_days check (destroyed_at >= offered_at + interval '30 days')
);
call put_behind_wall('destruction_list',
  'select, insert, update (offered_at, withdrawn_at, withdrawn_by, destroyed_at, destroyed_by)');

-- One learner of a list. It names the member: what hangs on the learner goes.
create table destruction_line (
  organisation_id uuid not null,
  list_id uuid not null,
  learner_id uuid not null,
  held_until date not null,
  -- The mail that offered the record back.
  message_id uuid,
  outcome text check (outcome in ('destroyed', 'left_out', 'withdrawn')),
  -- Why it was left out, by its code.
  hold text check (hold <> ''),
  -- How many rows of which table went.
  went jsonb,
  primary key (organisation_id, list_id, learner_id),
  foreign key (organisation_id, list_id) references destruction_list,
  foreign key (organisation_id, learner_id) references member,
  check ((outcome = 'left_out') = (hold is not null)),
  check ((outcome = 'destroyed') = (went is not null))
);
-- Nobody stands on two lists at a time.
create unique index destruction_line_open on destruction_line (organisation_id, learner_id) where outcome is null;
call put_behind_wall('destruction_line', 'select, insert, update (message_id, outcome, hold)');

create table destruction_approval (
  organisation_id uuid not null,
  list_id uuid not null,
  as_role text not null check (as_role in ('owner', 'quality_manager')),
  member_id uuid not null,
  -- What was looked at.
  list_sha256 bytea not null,
  approved_at timestamptz not null,
  primary key (organisation_id, list_id, as_role),
  constraint destruction_approved_by_two unique (organisation_id, list_id, member_id),
  constraint destruction_approved_as_seen foreign key (organisation_id, list_id, list_sha256)
    references destruction_list (organisation_id, id, list_sha256),
  foreign key (organisation_id, member_id) references member
);
call put_behind_wall('destruction_approval', 'select, insert');

create function destruction_is_approved_by_the_right() returns trigger
  language plpgsql set search_path = pg_catalog, public as $$
begin
  if not exists (select from member_role where organisation_id = new.organisation_id
      and member_id = new.member_id and role = new.as_role) then
    raise exception 'member % is no %', new.member_id, new.as_role using errcode = 'check_violation';
  end if;
  if exists (select from destruction_line where organisation_id = new.organisation_id
      and list_id = new.list_id and learner_id = new.member_id) then
    raise exception 'member % stands on list %', new.member_id, new.list_id using errcode = 'check_violation';
  end if;
  if exists (select from destruction_list where organisation_id = new.organisation_id and id = new.list_id
      and (withdrawn_at is not null or destroyed_at is not null)) then
    raise exception 'list % is closed', new.list_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger destruction_approved_by_the_right after insert on destruction_approval
  for each row execute function destruction_is_approved_by_the_right();

-- What keeps a learner's records, however old they are.
create function learner_holds(p_learners uuid[], p_today date) returns table (learner_id uuid, hold text)
  language sql stable set search_path = pg_catalog, public as $$
  select l.member_id, 'learning' from learner l
    join enrolment e on e.organisation_id = l.organisation_id and e.learner_id = l.member_id
    where l.organisation_id = current_organisation() and l.member_id = any(p_learners)
      and coalesce((select s.state from learner_state s
        where s.organisation_id = e.organisation_id and s.enrolment_id = e.id and s.from_on <= p_today
        order by s.from_on desc, s.recorded_at desc, s.id desc limit 1), 'in_learning')
        not in ('withdrawn', 'transferred', 'completed')
  union
  select c.learner_id, 'claim' from claim c
    where c.organisation_id = current_organisation() and c.learner_id = any(p_learners)
      and c.decided_at is null and c.withdrawn_at is null
  union
  select a.learner_id, 'award' from award_line a
    where a.organisation_id = current_organisation() and a.learner_id = any(p_learners) and a.outcome is null
  union
  select a.learner_id, 'appeal' from appeal a
    where a.organisation_id = current_organisation() and a.learner_id = any(p_learners)
      and exists (select from appeal_stage s where s.organisation_id = a.organisation_id and s.appeal_id = a.id
        and not exists (select from appeal_outcome o where o.organisation_id = s.organisation_id
          and o.appeal_id = s.appeal_id and o.stage = s.stage)
        and not exists (select from appeal_stage later where later.organisation_id = s.organisation_id
          and later.appeal_id = s.appeal_id and later.opened_at > s.opened_at))
  union
  -- A concern holds the records of whom it is against, who entered it, and whoever its words name.
  select m.id, 'concern' from member m
    join concern c on c.organisation_id = m.organisation_id
      and (c.against = m.id or c.raised_by = m.id
        or position(lower(m.name) in lower(c.said_by || ' ' || c.about || ' ' || c.facts)) > 0)
    where m.organisation_id = current_organisation() and m.id = any(p_learners)
      and coalesce((select n.state from concern_entry n
        where n.organisation_id = c.organisation_id and n.concern_id = c.id
          and not exists (select from concern_entry r where r.organisation_id = n.organisation_id
            and r.concern_id = n.concern_id and r.replaces = n.number)
        order by n.number desc limit 1), 'open') <> 'closed'
$$;
revoke all on function learner_holds(uuid[], date) from public;
grant execute on function learner_holds(uuid[], date) to deskproof_app;

-- What a learner's record is, by hashes: frozen renditions, files, decisions, certificates.
create function learner_record_hashes(p_learner uuid) returns jsonb
  language sql stable set search_path = pg_catalog, public as $$
  select jsonb_build_object(
    'items', (select count(*) from evidence e
      where e.organisation_id = current_organisation() and e.learner_id = p_learner),
    'renditions', (select coalesce(jsonb_agg(distinct encode(v.rendition_sha256, 'hex')), '[]')
      from claim_evidence v join claim c on c.organisation_id = v.organisation_id and c.id = v.claim_id
      where c.organisation_id = current_organisation() and c.learner_id = p_learner),
    'files', (select coalesce(jsonb_agg(distinct encode(f.sha256, 'hex')), '[]') from evidence_file f
      where f.organisation_id = current_organisation() and f.learner_id = p_learner and f.sha256 is not null),
    'decisions', (select coalesce(jsonb_agg(jsonb_build_object('decision', d.id, 'unit', u.reference,
        'outcome', d.outcome, 'on', (d.decided_at at time zone 'Europe/London')::date)
        order by d.decided_at, d.id), '[]')
      from unit_decision d join claim c on c.organisation_id = d.organisation_id and c.id = d.claim_id
      join framework_unit u on u.organisation_id = c.organisation_id and u.id = c.unit_id
      where c.organisation_id = current_organisation() and c.learner_id = p_learner),
    'certificates', (select coalesce(jsonb_agg(distinct encode(sha256(convert_to(n.number, 'UTF8')), 'hex')), '[]')
      from award_certificate n join award_line a on a.organisation_id = n.organisation_id and a.id = n.line_id
      where a.organisation_id = current_organisation() and a.learner_id = p_learner)) $$;
revoke all on function learner_record_hashes(uuid) from public;
grant execute on function learner_record_hashes(uuid) to deskproof_app;

-- A file goes whole with its learner's record, pieces too: then there is no file any more whose pieces could be missed.
create or replace function keep_pieces() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare v_file evidence_file;
begin
  if tg_op = 'INSERT' then
    select * into v_file from evidence_file where organisation_id = new.organisation_id and id = new.file_id;
    if v_file.received_at is not null or v_file.given_up_at is not null then
      raise exception 'file % takes no pieces any more', new.file_id using errcode = 'integrity_constraint_violation';
    end if;
  else
    select * into v_file from evidence_file where organisation_id = old.organisation_id and id = old.file_id;
    if found and v_file.given_up_at is null and v_file.emptied_at is null then
      raise exception 'file % stays whole', old.file_id using errcode = 'integrity_constraint_violation';
    end if;
  end if;
  return null;
end $$;

-- Destroys one learner's record: every row that hangs on it by a foreign key, in whatever table, in one statement.
-- The only door: it asks for the list, its two approvals, the thirty days and the holds itself.
create function destroy_learner_record(p_list uuid, p_learner uuid, p_now timestamptz) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  v_organisation uuid := current_organisation();
  v_list destruction_list;
  v_key record;
  v_round int := 0;
  v_new bigint;
  v_statement text;
  v_went jsonb;
begin
  select * into v_list from destruction_list where organisation_id = v_organisation and id = p_list for update;
  if v_list.id is null or v_list.withdrawn_at is not null or v_list.destroyed_at is not null
      or v_list.offered_at is null or p_now < v_list.offered_at + interval '30 days'
      or (select count(distinct member_id) from destruction_approval
        where organisation_id = v_organisation and list_id = p_list) < 2 then
    raise exception 'list % may not be carried out', p_list using errcode = 'check_violation';
  end if;
  perform from destruction_line where organisation_id = v_organisation and list_id = p_list
    and learner_id = p_learner and outcome is null and held_until < (p_now at time zone 'Europe/London')::date;
  if not found or exists (select from learner_holds(array[p_learner], (p_now at time zone 'Europe/London')::date)) then
    raise exception 'the record of learner % is held', p_learner using errcode = 'check_violation';
  end if;

  create temporary table going (of_table oid, at_row tid, in_round int, primary key (of_table, at_row)) on commit drop;
  insert into going select 'learner'::regclass, ctid, 0 from learner
    where organisation_id = v_organisation and member_id = p_learner;
  loop
    v_new := 0;
    for v_key in
      select o.conrelid, o.confrelid, o.conrelid::regclass::text as child, o.confrelid::regclass::text as parent,
        (select string_agg(format('c.%I = p.%I', ca.attname, pa.attname), ' and ')
          from unnest(o.conkey, o.confkey) as k(child_at, parent_at)
          join pg_attribute ca on ca.attrelid = o.conrelid and ca.attnum = k.child_at
          join pg_attribute pa on pa.attrelid = o.confrelid and pa.attnum = k.parent_at) as tied
      from pg_constraint o
      where o.contype = 'f' and o.connamespace = 'public'::regnamespace
        and o.confrelid in (select of_table from going where in_round = v_round)
    loop
      execute format('insert into going select %s, c.ctid, %s from %s c join %s p on %s
          join going g on g.of_table = %s and g.in_round = %s and g.at_row = p.ctid
          on conflict do nothing',
        v_key.conrelid, v_round + 1, v_key.child, v_key.parent, v_key.tied, v_key.confrelid, v_round);
      if found then v_new := v_new + 1; end if;
    end loop;
    exit when v_new = 0;
    v_round := v_round + 1;
  end loop;
  -- Nothing that is not a learner's own may ever hang on one.
  if exists (select from going where of_table in ('organisation'::regclass, 'member'::regclass, 'log_entry'::regclass,
      'framework'::regclass, 'framework_criterion'::regclass, 'person'::regclass, 'employer'::regclass,
      'destruction_list'::regclass, 'destruction_line'::regclass)) then
    raise exception 'the record of learner % reaches beyond it', p_learner;
  end if;
  select coalesce(jsonb_object_agg(name, n), '{}') into v_went from (
    select of_table::regclass::text as name, count(*) as n from going group by of_table) counted;
  -- In one statement, so that foreign keys are asked once all of it is gone.
  select 'with ' || string_agg(format('gone%s as (delete from %s t using going g
      where g.of_table = %s and g.at_row = t.ctid)', of_table, of_table::regclass, of_table), ', ') || ' select 1'
    into v_statement from (select distinct of_table from going) tables;
  if v_statement is not null then execute v_statement; end if;
  drop table going;
  update destruction_line set outcome = 'destroyed', went = v_went
    where organisation_id = v_organisation and list_id = p_list and learner_id = p_learner;
  return v_went;
end $$;
revoke all on function destroy_learner_record(uuid, uuid, timestamptz) from public;
grant execute on function destroy_learner_record(uuid, uuid, timestamptz) to deskproof_app;
