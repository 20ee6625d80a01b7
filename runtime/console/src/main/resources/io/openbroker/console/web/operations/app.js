import { operations as words } from "../common/strings.js";
import { Catalog } from "./catalog.js";
import { html } from "../common/html.js";
import { Bindings, Instances, Operations } from "./lists.js";
import { Operation } from "./operation.js";
import { Overview } from "./overview.js";
import { Reconcile } from "./reconcile.js";
import { useResource } from "./resource.js";
import { Binding, Instance } from "./resources.js";
import { useRoute } from "./route.js";
import { Settings } from "./settings.js";
import { Heading } from "./widgets.js";

const CATALOG_SECONDS = 60;

/** Each page by its name and the number of ids behind it. */
const PAGES = {
  overview: { 0: Overview },
  instances: { 0: Instances, 2: Instance },
  bindings: { 0: Bindings, 3: Binding },
  operations: { 0: Operations, 1: Operation },
  catalog: { 0: Catalog },
  settings: { 0: Settings },
  reconcile: { 0: Reconcile },
};

/** The pages that navigation leads to. */
export const NAVIGATION = Object.keys(PAGES);

/** The page that the address names. */
export function Page({ session }) {
  const { segments, query } = useRoute();
  const names = useNames();
  const pages = Object.hasOwn(PAGES, segments[0]) ? PAGES[segments[0]] : {};
  const Found = pages[segments.length - 1] ?? NotFound;
  return html`<${Found} key=${segments.join("\n")} segments=${segments} query=${query} session=${session} names=${names} />`;
}

function NotFound() {
  return html`<${Heading} title=${words.notFound}>${words.notFound}<//>`;
}

/** The names of offerings and plans, by their ids. */
function useNames() {
  const { data } = useResource("/operator/catalog", { seconds: CATALOG_SECONDS });
  const services = data?.catalog.services ?? [];
  return {
    offerings: new Map(services.map((service) => [service.id, service.name])),
    plans: new Map(services.flatMap((service) => service.plans.map((plan) => [plan.id, plan.name]))),
  };
}
