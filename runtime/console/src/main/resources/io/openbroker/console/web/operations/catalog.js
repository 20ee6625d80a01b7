import { operations as words } from "../common/strings.js";
import { html } from "../common/html.js";
import { useResource } from "./resource.js";
import { Facts, Heading, Id, Json, Loaded, Said, Table } from "./widgets.js";

const SECONDS = 60;

const WARNINGS = [
  { title: words.rule, cell: (row) => html`<${Id} value=${row.code} />` },
  { title: words.platform, cell: (row) => html`<${Id} value=${row.platform} />` },
  { title: words.where, cell: (row) => (row.path ? html`<${Id} value=${row.path} />` : words.none) },
  { title: words.problem, cell: (row) => html`<${Said} value=${row.message} />` },
];

const PLANS = [
  { title: words.plan, cell: (plan) => html`<${Said} value=${plan.name} />` },
  { title: words.id, cell: (plan) => html`<${Id} value=${plan.id} />` },
  { title: words.description, cell: (plan) => html`<${Said} value=${plan.description} />` },
  { title: words.free, cell: (plan) => (plan.free === false ? words.no : words.yes) },
  {
    title: words.maintenance,
    cell: (plan) => (plan.maintenance_info ? html`<${Id} value=${plan.maintenance_info.version} />` : words.none),
  },
];

/** The catalog as platforms receive it. */
export function Catalog() {
  const resource = useResource("/operator/catalog", { seconds: SECONDS });
  return html`
    <${Heading} title=${words.pages.catalog}>${words.pages.catalog}<//>
    <${Loaded} resource=${resource}>
      ${({ etag, catalog, warnings }) => html`
        <${Facts} facts=${[[words.etag, html`<${Id} value=${etag} />`]]} />
        <section>
          <h2>${words.platformRules}</h2>
          <${Table} caption=${words.platformRules} columns=${WARNINGS} rows=${warnings} empty=${words.noWarnings} />
        </section>
        ${catalog.services.map(
          (service) => html`<section key=${service.id}>
            <h2><${Said} value=${service.name} /></h2>
            <p><${Said} value=${service.description} /></p>
            <${Facts}
              facts=${[
                [words.id, html`<${Id} value=${service.id} />`],
                [words.bindable, service.bindable ? words.yes : words.no],
                [words.updatable, service.plan_updateable ? words.yes : words.no],
              ]}
            />
            <${Table} caption=${words.plansOf(service.name)} columns=${PLANS} rows=${service.plans} empty=${words.none} />
          </section>`,
        )}
        <details>
          <summary>${words.asServed}</summary>
          <${Json} label=${words.asServed} value=${catalog} />
        </details>
      `}
    <//>
  `;
}
