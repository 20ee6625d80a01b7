-- Filters and searches of lists, each page of which costs the same however long the list is. Null until a row of an older version
-- is completed, except for the times, which are not known.
alter table openbroker_binding add column plan_id varchar;
alter table openbroker_instance add column updated_at timestamp with time zone;
alter table openbroker_binding add column updated_at timestamp with time zone;

create index openbroker_instance_service on openbroker_instance (service_id, id);
create index openbroker_instance_plan on openbroker_instance (plan_id, id);
create index openbroker_binding_service on openbroker_binding (service_id, id);
create index openbroker_binding_plan on openbroker_binding (plan_id, id);
create index openbroker_binding_incomplete on openbroker_binding (id) where plan_id is null;
create index openbroker_operation_platform on openbroker_operation (platform, started_at, id);
create index openbroker_operation_kind on openbroker_operation (kind, started_at, id);

-- Ids may be longer than an index allows, so their beginnings are searched.
create index openbroker_instance_search on openbroker_instance ((substr(instance_id, 1, 100) collate "C"), id);
create index openbroker_binding_search on openbroker_binding ((substr(binding_id, 1, 100) collate "C"), id);

-- What operators see of replicas and keys; null if an older version has written the row.
alter table openbroker_replica add column version varchar;
alter table openbroker_key add column since timestamp with time zone;
