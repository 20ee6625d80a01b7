import { useState } from "../lib/hooks.module.js";
import { operations as words } from "../common/strings.js";
import { html } from "../common/html.js";
import { useResource } from "./resource.js";
import { Heading, Id, Loaded, Said, Table } from "./widgets.js";

const SECONDS = 60;

const COLUMNS = [
  { title: words.setting, cell: (row) => html`<${Id} value=${row.name} />` },
  { title: words.value, cell: value },
  { title: words.source, cell: (row) => words.sources[row.source] ?? row.source },
  { title: words.description, cell: (row) => (row.description ? html`<${Said} value=${row.description} />` : words.none) },
];

function value(row) {
  if (row.secret) {
    return row.set ? words.secretSet : words.secretNotSet;
  }
  return row.value === undefined ? words.none : html`<${Id} value=${row.value} />`;
}

/** The settings in effect. */
export function Settings() {
  const resource = useResource("/operator/settings", { seconds: SECONDS });
  const [sought, setSought] = useState("");
  const [changedOnly, setChangedOnly] = useState(false);
  return html`
    <${Heading} title=${words.pages.settings}>${words.pages.settings}<//>
    <p>${words.settingsOfReplica}</p>
    <div class="ops-filters" role="search" aria-label=${words.filters}>
      <label>
        ${words.find}
        <input type="search" value=${sought} onInput=${(event) => setSought(event.target.value)} />
      </label>
      <label class="ops-check">
        <input type="checkbox" checked=${changedOnly} onChange=${(event) => setChangedOnly(event.target.checked)} />
        ${words.changedOnly}
      </label>
    </div>
    <${Loaded} resource=${resource}>
      ${({ settings }) => html`<${Table}
        caption=${words.pages.settings}
        columns=${COLUMNS}
        rows=${settings.filter((row) => matches(row, sought.toLowerCase()) && !(changedOnly && row.source === "default"))}
        keyOf=${(row) => row.name}
        empty=${words.noneFound}
      />`}
    <//>
  `;
}

function matches(row, sought) {
  return `${row.name} ${row.description ?? ""}`.toLowerCase().includes(sought);
}
