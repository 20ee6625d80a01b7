import { operations as words } from "../common/strings.js";
import { html } from "../common/html.js";
import { href, hrefOf, queryOf } from "./route.js";
import { useResource } from "./resource.js";
import { Ago, Badge, Heading, Id, Loaded, OperationLink, Plan, Said, Table } from "./widgets.js";

const PAGE = 50;

const ofResources = (name, columns) => ({
  path: name,
  title: words.pages[name],
  rows: (page) => page[name],
  keyOf: (row) => [row.platform, row.instance_id, row.binding_id].join("\n"),
  filters: ["search", "platform", "state", "service", "plan"],
  states: words.phases,
  columns: (names) => [
    ...columns,
    { title: words.platform, cell: (row) => html`<${Id} value=${row.platform} />` },
    { title: words.plan, cell: (row) => html`<${Plan} names=${names} row=${row} />` },
    { title: words.state, cell: (row) => html`<${Badge} of=${words.phases} value=${row.state} />` },
    {
      title: words.operation,
      cell: (row) => (row.operation ? html`<${OperationLink} id=${row.operation}>${words.inProgress}<//>` : words.none),
    },
    { title: words.created, cell: (row) => (row.created_at ? html`<${Ago} instant=${row.created_at} />` : words.unknown) },
  ],
});

const INSTANCES = ofResources("instances", [
  { title: words.instance, cell: (row) => html`<a href=${hrefOf(row)}><${Id} value=${row.instance_id} /></a>` },
]);

const BINDINGS = ofResources("bindings", [
  { title: words.binding, cell: (row) => html`<a href=${hrefOf(row)}><${Id} value=${row.binding_id} /></a>` },
  {
    title: words.instance,
    cell: (row) =>
      html`<a href=${href(["instances", row.platform, row.instance_id])}><${Id} value=${row.instance_id} /></a>`,
  },
]);

const OPERATIONS = {
  path: "operations",
  title: words.pages.operations,
  rows: (page) => page.operations,
  keyOf: (row) => row.operation,
  filters: ["platform", "state", "kind", "older_than_seconds"],
  states: words.states,
  columns: () => operationColumns,
};

/** Columns of a table of operations of several instances. */
export const operationColumns = [
  {
    title: words.operation,
    cell: (row) => html`<${OperationLink} id=${row.operation}>${words.kinds[row.kind] ?? row.kind}<//>`,
  },
  {
    title: words.of,
    cell: (row) => html`<a href=${hrefOf(row)}><${Id} value=${row.binding_id ?? row.instance_id} /></a>`,
  },
  { title: words.state, cell: (row) => html`<${Badge} of=${words.states} value=${row.state} />` },
  { title: words.description, cell: (row) => (row.description ? html`<${Said} value=${row.description} />` : words.none) },
  { title: words.attempts, cell: (row) => row.attempts },
  { title: words.started, cell: (row) => html`<${Ago} instant=${row.started_at} />` },
];

export const Instances = (properties) => html`<${List} list=${INSTANCES} ...${properties} />`;
export const Bindings = (properties) => html`<${List} list=${BINDINGS} ...${properties} />`;
export const Operations = (properties) => html`<${List} list=${OPERATIONS} ...${properties} />`;

/** A list with filters, page by page. Filters and page are in the address, so that Back and bookmarks work. */
function List({ list, query, names }) {
  const filters = Object.fromEntries(list.filters.map((name) => [name, query.get(name) ?? ""]));
  const after = query.get("after");
  const resource = useResource(`/operator/${list.path}?${queryOf({ ...filters, limit: PAGE, after })}`);

  return html`
    <${Heading} title=${list.title}>${list.title}<//>
    <${Filters} key=${queryOf(filters)} list=${list} filters=${filters} names=${names} />
    <${Loaded} resource=${resource}>
      ${(page) => html`
        <${Table}
          caption=${list.title}
          columns=${list.columns(names)}
          rows=${list.rows(page)}
          keyOf=${list.keyOf}
          empty=${queryOf(filters) ? words.noneFound : words.noneYet}
        />
        ${page.not_known && html`<${NotKnown} offerings=${page.not_known} />`}
        <nav class="ops-pages" aria-label=${words.pagesOfList}>
          ${after && html`<a href=${href([list.path], filters)}>${words.firstPage}</a>`}
          ${page.next &&
          html`<a href=${href([list.path], { ...filters, after: page.next })}>${words.nextPage}</a>`}
        </nav>
      `}
    <//>
  `;
}

/** Offerings with external state, whose service instances no list has. */
export function NotKnown({ offerings }) {
  return html`<p>${words.notKnown} ${offerings.map((name) => html`<${Said} key=${name} value=${name} /> `)}</p>`;
}

function Filters({ list, filters, names }) {
  const submit = (event) => {
    event.preventDefault();
    location.hash = href([list.path], Object.fromEntries(new FormData(event.target)));
  };
  return html`<form class="ops-filters" role="search" aria-label=${words.filters} onSubmit=${submit}>
    ${list.filters.map((name) => html`<label key=${name}>
      ${words.filter[name]} ${fields(list, names)[name]?.(filters[name]) ?? field(name, filters[name])}
    </label>`)}
    <div class="ops-buttons">
      <button type="submit" class="primary">${words.show}</button>
      ${queryOf(filters) && html`<a href=${href([list.path])}>${words.showEverything}</a>`}
    </div>
  </form>`;
}

function field(name, value) {
  return html`<input name=${name} defaultValue=${value} dir="auto" autocomplete="off" spellcheck="false" />`;
}

const fields = (list, names) => ({
  search: (value) => html`<input type="search" name="search" defaultValue=${value} autocomplete="off" spellcheck="false" />`,
  state: (value) => choice("state", value, Object.entries(list.states)),
  kind: (value) => choice("kind", value, Object.entries(words.kinds)),
  service: (value) => choice("service", value, [...names.offerings]),
  plan: (value) => choice("plan", value, [...names.plans]),
  older_than_seconds: (value) => choice("older_than_seconds", value, Object.entries(words.ages)),
});

function choice(name, value, options) {
  // A plan that has left the catalog can still be asked for, by its id in the address.
  const all = value && !options.some(([key]) => key === value) ? [...options, [value, value]] : options;
  return html`<select name=${name}>
    <option value="">${words.any}</option>
    ${all.map(([key, text]) => html`<option key=${key} value=${key} selected=${key === value}>${text}</option>`)}
  </select>`;
}
