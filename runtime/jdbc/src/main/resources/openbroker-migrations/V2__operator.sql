-- What operators ask for: ages, operations that they want to fail, and lists that stay fast when they are long.
alter table openbroker_instance add column created_at timestamp with time zone;
alter table openbroker_binding add column created_at timestamp with time zone;
alter table openbroker_operation add column failing varchar;

create index openbroker_instance_phase on openbroker_instance (phase, id);
create index openbroker_instance_platform on openbroker_instance (platform, id);
create index openbroker_binding_phase on openbroker_binding (phase, id);
create index openbroker_binding_platform on openbroker_binding (platform, id);
create index openbroker_operation_started on openbroker_operation (started_at, id);
create index openbroker_operation_state on openbroker_operation (state, started_at, id);
