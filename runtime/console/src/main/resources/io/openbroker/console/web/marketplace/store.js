// What this page has created, kept in the browser without credentials, and what it does with the broker.
import { api } from "./api.js";
import { marketplace as text } from "../common/strings.js";

const KEY = "openbroker-marketplace";
const FIRST_POLL_MS = 1000;
const LONGEST_POLL_MS = 3000;
const CHANGES = ["provision", "update", "deprovision", "bind", "unbind"];

const listeners = new Set();

export const store = {
  broker: undefined,
  offerings: undefined,
  problem: "",
  exchanges: [],
  fault: "",
  settings: defaults(),
  instances: [],
  credentials: new Map(),
};

function defaults() {
  const guid = () => crypto.randomUUID();
  return {
    path: "",
    kind: "cloudfoundry",
    contexts: {
      cloudfoundry: { organization_name: "my-org", organization_guid: guid(), space_name: "my-space", space_guid: guid() },
      kubernetes: { namespace: "default", clusterid: guid() },
    },
  };
}

export function subscribe(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function changed() {
  localStorage.setItem(KEY, JSON.stringify({ settings: store.settings, instances: store.instances }));
  listeners.forEach((listener) => listener());
}

function remember() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    store.settings = { ...store.settings, ...kept.settings };
    store.instances = Array.isArray(kept.instances) ? kept.instances : [];
  } catch {
    localStorage.removeItem(KEY);
  }
}

/**
 * Begins; once. Of several tabs, the one that is shown polls and records; the others follow it until they are shown themselves.
 */
export async function start() {
  remember();
  let othersRecorded = false;
  window.addEventListener("storage", (event) => {
    othersRecorded ||= event.key === KEY;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      return;
    }
    if (othersRecorded) {
      othersRecorded = false;
      remember();
      listeners.forEach((listener) => listener());
    }
    resume();
  });
  await connect();
}

/** Fetches the catalog as the chosen platform; what was in progress is polled again. */
export async function connect() {
  store.problem = "";
  store.offerings = undefined;
  changed();
  try {
    store.broker = await api.broker();
    if (!store.broker.platforms.some((platform) => platform.name === store.settings.path)) {
      store.settings = { ...store.settings, path: store.broker.platforms[0].name };
    }
    store.exchanges = (await api.exchanges()).exchanges;
    const { result } = await send({ operation: "catalog" });
    if (result.kind === "done") {
      store.offerings = result.body.services;
    } else {
      store.problem = text.noCatalog + " " + problemOf(result);
    }
  } catch (failure) {
    store.problem = failure.message;
  }
  changed();
  resume();
}

function resume() {
  for (const instance of instances()) {
    [instance, ...instance.bindings].filter((one) => one.operation && one.polled).forEach((one) => poll(instance, one));
  }
}

export function configure(settings) {
  store.settings = { ...store.settings, ...settings };
  changed();
}

export function chooseFault(fault) {
  store.fault = fault;
  changed();
}

/** The instances of the chosen platform. */
export function instances() {
  return store.instances.filter((instance) => instance.platform === store.settings.path);
}

export function offeringOf(instance) {
  return store.offerings?.find((offering) => offering.id === instance.service_id);
}

export function planOf(instance) {
  return offeringOf(instance)?.plans.find((plan) => plan.id === instance.plan_id);
}

export function forget(instance, binding) {
  if (binding) {
    instance.bindings = instance.bindings.filter((other) => other !== binding);
  } else {
    store.instances = store.instances.filter((other) => other !== instance);
  }
  changed();
}

function contextOf(name) {
  const { kind, contexts } = store.settings;
  return { platform: kind, ...contexts[kind], ...(name ? { instance_name: name } : {}) };
}

function userOf() {
  const developer = "6d7a3f0e-2c41-4f8e-9b1a-5f1f0c3e7d21";
  return store.settings.kind === "kubernetes"
    ? { platform: "kubernetes", properties: { username: "developer", uid: developer, groups: ["developers"] } }
    : { platform: "cloudfoundry", properties: { user_id: developer } };
}

/** Sends a request; the fault that was chosen happens to the next one that changes something. */
async function send(call) {
  const fault = CHANGES.includes(call.operation) ? store.fault : "";
  if (fault) {
    store.fault = "";
  }
  const reply = await api.send({
    platform: store.settings.path, originating_identity: userOf(), ...call, ...(fault ? { fault } : {}),
  });
  recorded(reply.exchange);
  return reply;
}

function recorded(exchange) {
  store.exchanges = [...store.exchanges.filter((other) => other.id !== exchange.id), exchange].slice(-200);
  changed();
}

/** Why a request has not done what was wanted. */
export function problemOf(result) {
  const body = result.body ?? {};
  const said = typeof body.description === "string" ? body.description : "";
  if (result.kind === "malformed") {
    return text.malformedAnswer + " " + result.violations.join(" ");
  }
  const code = typeof body.error === "string" ? " " + body.error : "";
  return `${text.status(result.status)}${code}: ${said || text.noDescription}`;
}

/** Creates a service instance; the promise ends with it, or with what is wrong. */
export async function provision(name, offering, plan, parameters) {
  const instance = {
    id: crypto.randomUUID(), name, platform: store.settings.path, service_id: offering.id, plan_id: plan.id,
    offering: offering.name, plan: plan.name, context: contextOf(name), parameters, bindings: [], state: "creating",
  };
  const wanted = {
    operation: "provision", ...ids(instance), context: instance.context, parameters,
    maintenance_version: plan.maintenance_info?.version,
  };
  return changing(instance, instance, "creating", wanted, () => {
    store.instances = [...store.instances, instance];
  });
}

function ids(instance, binding) {
  return {
    instance_id: instance.id, service_id: instance.service_id, plan_id: instance.plan_id,
    ...(binding ? { binding_id: binding.id } : {}),
  };
}

export async function update(instance, plan, parameters, maintenanceVersion) {
  const wanted = {
    operation: "update", ...ids(instance), plan_id: plan.id, context: instance.context, parameters,
    previous_plan_id: instance.plan_id, maintenance_version: maintenanceVersion ?? plan.maintenance_info?.version,
  };
  instance.wanted = { plan_id: plan.id, plan: plan.name, parameters };
  return changing(instance, instance, "updating", wanted);
}

export async function deprovision(instance) {
  for (const binding of [...instance.bindings]) {
    const problem = await unbind(instance, binding);
    if (problem) {
      return problem;
    }
    await settled(binding);
    if (instance.bindings.includes(binding)) {
      return binding.said;
    }
  }
  return changing(instance, instance, "deleting", { operation: "deprovision", ...ids(instance) });
}

function settled(one) {
  return new Promise((resolve) => {
    const check = () => {
      if (one.polled) {
        return;
      }
      stop();
      resolve();
    };
    const stop = subscribe(check);
    check();
  });
}

export async function bind(instance, name, parameters) {
  const binding = { id: crypto.randomUUID(), name, parameters, state: "creating" };
  const wanted = {
    operation: "bind", ...ids(instance, binding), context: contextOf(), parameters,
    ...(store.settings.kind === "cloudfoundry" ? { app_guid: "3f2c9a41-7d0b-4c6e-8e35-1b9d2f6a7c80" } : {}),
  };
  return changing(instance, binding, "creating", wanted, () => {
    instance.bindings = [...instance.bindings, binding];
  });
}

export async function rotate(instance, predecessor) {
  const binding = {
    id: crypto.randomUUID(), name: text.successorOf(predecessor.name), parameters: predecessor.parameters, state: "creating",
  };
  const wanted = {
    operation: "bind", ...ids(instance, binding), context: contextOf(), predecessor_binding_id: predecessor.id,
  };
  return changing(instance, binding, "creating", wanted, () => {
    instance.bindings = [...instance.bindings, binding];
  });
}

export async function unbind(instance, binding) {
  return changing(instance, binding, "deleting", { operation: "unbind", ...ids(instance, binding) });
}

/** Fetches what the broker has recorded, credentials included. */
export async function fetchInstance(instance) {
  const { result } = await send({ operation: "fetch_instance", ...ids(instance) });
  return result;
}

export async function fetchBinding(instance, binding) {
  const { result } = await send({ operation: "fetch_binding", ...ids(instance, binding) });
  if (result.kind === "done") {
    keep(binding, result.body);
  } else {
    binding.said = problemOf(result);
  }
  changed();
  return result;
}

/** The bytes of an earlier request again. */
export async function repeat(exchange) {
  const { result, exchange: again } = await api.repeat(exchange.id);
  recorded(again);
  const id = decodeURIComponent(again.target.split("?")[0].split("/service_instances/")[1]?.split("/")[0] ?? "");
  const bindingId = decodeURIComponent(again.target.split("?")[0].split("/service_bindings/")[1]?.split("/")[0] ?? "");
  const instance = store.instances.find((one) => one.id === id);
  const one = bindingId ? instance?.bindings.find((binding) => binding.id === bindingId) : instance;
  // What is known of it is not worth less because a request came twice.
  if (instance && one && one.state === "unknown") {
    after(instance, one, again.operation, result);
    changed();
  }
  return result;
}

export function lastChange() {
  return store.exchanges.findLast((exchange) => CHANGES.includes(exchange.operation));
}

/**
 * Sends a request that changes something.
 * @param one the instance, or a binding of it
 * @param begin what is recorded of it once the broker has not rejected it
 * @return the sentences of a rejection; nothing if the operation is under way or has succeeded
 */
async function changing(instance, one, state, wanted, begin = () => {}) {
  const before = one.state;
  const { result } = await send(wanted);
  if (result.kind === "failed" && result.status < 500 && state !== "deleting") {
    one.state = before;
    changed();
    return { sentence: problemOf(result), problems: problemsOf(result) };
  }
  begin();
  one.state = state;
  after(instance, one, wanted.operation, result);
  changed();
  return undefined;
}

/** The problems of parameters in a rejection. */
function problemsOf(result) {
  const said = String(result.body?.description ?? "");
  return said.startsWith("parameters") ? said.split(/; (?=parameters|there may)/) : [];
}

function after(instance, one, operation, result) {
  one.violations = result.violations;
  one.operation = operation;
  switch (result.kind) {
    case "done":
      succeeded(instance, one, result.body);
      break;
    case "started":
      one.polled = true;
      one.operation_id = typeof result.body?.operation === "string" ? result.body.operation : undefined;
      one.said = text.inProgress;
      takeDashboard(one, result.body);
      poll(instance, one);
      break;
    case "gone":
      if (one.state === "deleting" || ["deprovision", "unbind"].includes(operation)) {
        removed(instance, one);
      } else {
        failed(one, operation, problemOf(result));
      }
      break;
    case "unreachable":
      one.state = "unknown";
      one.said = text.lost(operation, store.exchanges.at(-1)?.no_response ?? "");
      break;
    default:
      failed(one, operation, problemOf(result));
  }
}

function failed(one, operation, cause) {
  // What could not be changed or deleted is still there.
  one.state = ["provision", "bind"].includes(operation) ? "failed" : "ready";
  one.polled = false;
  one.said = text.failedWith(operation, cause);
}

function removed(instance, one) {
  one.polled = false;
  one.state = "deleted";
  forget(instance, one === instance ? undefined : one);
}

function takeDashboard(one, body) {
  if (typeof body?.dashboard_url === "string") {
    one.dashboard_url = body.dashboard_url;
  }
}

function succeeded(instance, one, body) {
  const operation = one.operation;
  one.polled = false;
  if (operation === "deprovision" || operation === "unbind") {
    removed(instance, one);
    return;
  }
  one.state = "ready";
  one.said = text.done(operation);
  takeDashboard(one, body);
  if (operation === "update" && one.wanted) {
    const { parameters, ...plan } = one.wanted;
    Object.assign(one, plan, { wanted: undefined });
    one.parameters = parameters === undefined ? one.parameters : { ...one.parameters, ...parameters };
  }
  if (one !== instance && body) {
    keep(one, body);
  }
}

// Credentials stay out of what the browser keeps.
function keep(binding, body) {
  const { credentials, ...rest } = body;
  store.credentials.set(binding.id, credentials);
  binding.expires = rest.metadata?.expires_at;
  binding.others = Object.fromEntries(Object.entries(rest).filter(([name]) =>
    ["syslog_drain_url", "route_service_url", "volume_mounts", "endpoints"].includes(name)));
}

const polling = new Map();

async function poll(instance, one) {
  if (polling.get(one.id) === one) {
    return;
  }
  polling.set(one.id, one);
  let wait = FIRST_POLL_MS;
  try {
    while (one.polled && store.instances.includes(instance) && polling.get(one.id) === one && !document.hidden) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      wait = await pollOnce(instance, one) ?? Math.min(wait * 1.5, LONGEST_POLL_MS);
      changed();
    }
  } finally {
    if (polling.get(one.id) === one) {
      polling.delete(one.id);
    }
  }
}

/** Returns the time that the broker wants to pass before the next poll, if it says so. */
async function pollOnce(instance, one) {
  const binding = one === instance ? undefined : one;
  let reply;
  try {
    reply = await send({
      operation: binding ? "last_binding_operation" : "last_operation", ...ids(instance, binding), operation_id: one.operation_id,
    });
  } catch (failure) {
    one.said = failure.message;
    return undefined;
  }
  const { result, exchange } = reply;
  const deleting = ["deprovision", "unbind"].includes(one.operation);
  if (result.kind === "gone") {
    if (deleting) {
      removed(instance, one);
    } else {
      failed(one, one.operation, text.goneBy);
    }
    return undefined;
  }
  if (result.kind !== "done") {
    // As platforms do, until the longest time of polling is over.
    one.said = result.kind === "unreachable" ? exchange.no_response : problemOf(result);
    return undefined;
  }
  const { state, description } = result.body;
  one.violations = result.violations;
  if (state === "succeeded") {
    succeeded(instance, one, undefined);
    if (binding && one.operation === "bind") {
      await fetchBinding(instance, one);
    }
  } else if (state === "failed") {
    failed(one, one.operation, typeof description === "string" ? description : text.noDescription);
  } else {
    one.said = typeof description === "string" && description ? description : text.inProgress;
  }
  const after = exchange.response.headers.find(([name]) => name.toLowerCase() === "retry-after");
  return after && /^\d+$/.test(after[1]) ? Math.max(200, Number(after[1]) * 1000) : undefined;
}
