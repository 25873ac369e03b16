-- The tamper-evident log. Appending and erasing are definer functions; the application may only read.
create table log_head (
  organisation_id uuid primary key references organisation,
  seq bigint not null,
  chain bytea not null check (octet_length(chain) = 32)
);
alter table log_head enable row level security;
create policy tenant on log_head using (organisation_id = current_organisation());
grant select on log_head to deskproof_app;

create table log_entry (
  organisation_id uuid not null references organisation,
  seq bigint not null check (seq > 0),
  id uuid not null,
  kind text not null,
  at timestamptz not null,
  actor uuid,
  envelope text not null,
  leaf bytea not null check (octet_length(leaf) = 32),
  chain bytea not null check (octet_length(chain) = 32),
  primary key (organisation_id, seq),
  unique (organisation_id, id)
);
create index log_entry_kind on log_entry (organisation_id, kind, seq);
alter table log_entry enable row level security;
create policy tenant on log_entry using (organisation_id = current_organisation());
grant select on log_entry to deskproof_app;

-- Which things an entry is about, so that a record's history is found without reading every envelope.
create table log_subject (
  organisation_id uuid not null,
  subject_id uuid not null,
  seq bigint not null,
  primary key (organisation_id, subject_id, seq),
  foreign key (organisation_id, seq) references log_entry
);
alter table log_subject enable row level security;
create policy tenant on log_subject using (organisation_id = current_organisation());
grant select on log_subject to deskproof_app;

-- One row a person concerned: what can be erased while the chain stays whole.
create table log_part (
  organisation_id uuid not null,
  seq bigint not null,
  person_id uuid not null,
  part text not null,
  salt bytea not null check (octet_length(salt) = 32),
  primary key (organisation_id, seq, person_id),
  foreign key (organisation_id, seq) references log_entry
);
create index log_part_person on log_part (organisation_id, person_id);
alter table log_part enable row level security;
create policy tenant on log_part using (organisation_id = current_organisation());
grant select on log_part to deskproof_app;

-- Appends entries in order: [{id, kind, at, actor, envelope, subjects: [uuid], parts: [{person, part, salt (hex)}]}].
-- Sets the sequence and the chain: chain = SHA-256(0x02 || previous chain || leaf), leaf = SHA-256(0x00 || envelope).
-- Refuses an envelope that does not say what its columns say, or a part that does not match its commitment.
create function log_append(p_entries jsonb) returns bigint
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  v_org uuid := public.current_organisation();
  v_seq bigint; v_chain bytea; v_leaf bytea; v_entry jsonb; v_envelope jsonb; v_text text; v_part jsonb;
begin
  if v_org is null then raise exception 'log_append: no organisation is set' using errcode = '42501'; end if;
  insert into public.log_head (organisation_id, seq, chain)
    values (v_org, 0, sha256(convert_to('deskproof-log-v1:' || v_org, 'UTF8'))) on conflict do nothing;
  select h.seq, h.chain into v_seq, v_chain from public.log_head h where h.organisation_id = v_org for update;
  for v_entry in select value from jsonb_array_elements(p_entries) loop
    v_text := v_entry ->> 'envelope';
    v_envelope := v_text::jsonb;
    if (v_envelope ->> 'organisation')::uuid is distinct from v_org
      or v_envelope ->> 'id' is distinct from v_entry ->> 'id'
      or v_envelope ->> 'kind' is distinct from v_entry ->> 'kind'
      or v_envelope ->> 'at' is distinct from v_entry ->> 'at'
      or v_envelope ->> 'actor' is distinct from v_entry ->> 'actor' then
      raise exception 'log_append: the envelope of % does not match its entry', v_entry ->> 'id' using errcode = '22023';
    end if;
    if jsonb_array_length(v_envelope -> 'people') <> jsonb_array_length(v_entry -> 'parts') then
      raise exception 'log_append: entry % lacks a part or a commitment', v_entry ->> 'id' using errcode = '22023';
    end if;
    v_leaf := sha256('\x00'::bytea || convert_to(v_text, 'UTF8'));
    v_seq := v_seq + 1;
    v_chain := sha256('\x02'::bytea || v_chain || v_leaf);
    insert into public.log_entry (organisation_id, seq, id, kind, at, actor, envelope, leaf, chain)
      values (v_org, v_seq, (v_entry ->> 'id')::uuid, v_entry ->> 'kind', (v_entry ->> 'at')::timestamptz,
              (v_entry ->> 'actor')::uuid, v_text, v_leaf, v_chain);
    insert into public.log_subject (organisation_id, subject_id, seq)
      select distinct v_org, s.value::uuid, v_seq from jsonb_array_elements_text(v_entry -> 'subjects') s;
    for v_part in select value from jsonb_array_elements(v_entry -> 'parts') loop
      if not exists (
        select 1 from jsonb_array_elements(v_envelope -> 'people') p
        where p.value ->> 'person' = v_part ->> 'person'
          and p.value ->> 'commitment'
            = encode(sha256(decode(v_part ->> 'salt', 'hex') || convert_to(v_part ->> 'part', 'UTF8')), 'hex')) then
        raise exception 'log_append: a part of entry % does not match its commitment', v_entry ->> 'id' using errcode = '22023';
      end if;
      insert into public.log_part (organisation_id, seq, person_id, part, salt)
        values (v_org, v_seq, (v_part ->> 'person')::uuid, v_part ->> 'part', decode(v_part ->> 'salt', 'hex'));
    end loop;
  end loop;
  update public.log_head h set seq = v_seq, chain = v_chain where h.organisation_id = v_org;
  return v_seq;
end $$;

-- Erases a person's parts. The entry announces exactly the entries whose parts go: it is appended first.
-- If another entry about the person came in between, nothing happens and the caller tries again (40001).
create function log_erase(p_person uuid, p_entry jsonb) returns bigint
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  v_org uuid := public.current_organisation();
  v_seq bigint; v_announced jsonb; v_held jsonb;
begin
  if v_org is null then raise exception 'log_erase: no organisation is set' using errcode = '42501'; end if;
  perform 1 from public.log_head h where h.organisation_id = v_org for update;
  if p_entry ->> 'kind' is distinct from 'person.erased' then
    raise exception 'log_erase: the entry must be person.erased' using errcode = '22023';
  end if;
  v_announced := (p_entry ->> 'envelope')::jsonb -> 'facts' -> 'entries';
  select coalesce(jsonb_agg(seq order by seq), '[]') into v_held from public.log_part
    where organisation_id = v_org and person_id = p_person;
  if v_announced is distinct from v_held
    or (p_entry ->> 'envelope')::jsonb -> 'subjects' ->> 'person' is distinct from p_person::text then
    raise exception 'log_erase: the entry does not announce exactly the parts held' using errcode = '40001';
  end if;
  v_seq := public.log_append(jsonb_build_array(p_entry));
  delete from public.log_part where organisation_id = v_org and person_id = p_person and seq < v_seq;
  return v_seq;
end $$;

revoke all on function log_append(jsonb), log_erase(uuid, jsonb) from public;
grant execute on function log_append(jsonb), log_erase(uuid, jsonb) to deskproof_app;
