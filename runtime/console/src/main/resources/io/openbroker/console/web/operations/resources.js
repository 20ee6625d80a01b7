import { operations as words } from "../common/strings.js";
import { html } from "../common/html.js";
import { operationColumns } from "./lists.js";
import { href, hrefOf, queryOf } from "./route.js";
import { moment } from "./time.js";
import { useResource } from "./resource.js";
import { Ago, Badge, Facts, Heading, Id, Loaded, OperationLink, Plan, Said, Table } from "./widgets.js";

const RECENT = 50;
const pathOf = (segments) => `/operator/${segments.map(encodeURIComponent).join("/")}`;

export function Instance({ segments: [, platform, instance], names }) {
  const resource = useResource(`${pathOf(["instances", instance])}?${queryOf({ platform })}`);
  return html`
    <${Heading} title=${`${words.instance} ${instance}`}>${words.instance} <${Id} value=${instance} /><//>
    <${Loaded} resource=${resource}>
      ${(found) => html`<${ResourceFacts} found=${found} names=${names} />`}
    <//>
    <${BindingsOf} platform=${platform} instance=${instance} />
    <${History} of=${{ platform, instance }} />
    <${Audit} of=${{ platform, instance }} />
  `;
}

export function Binding({ segments: [, platform, instance, binding], names }) {
  const resource = useResource(`${pathOf(["instances", instance, "bindings", binding])}?${queryOf({ platform })}`);
  return html`
    <${Heading} title=${`${words.binding} ${binding}`}>${words.binding} <${Id} value=${binding} /><//>
    <p>
      ${words.ofInstance} <a href=${href(["instances", platform, instance])}><${Id} value=${instance} /></a>
    </p>
    <${Loaded} resource=${resource}>
      ${(found) => html`<${ResourceFacts} found=${found} names=${names} />`}
    <//>
    <${History} of=${{ platform, instance, binding }} />
    <${Audit} of=${{ platform, instance, binding }} />
  `;
}

function ResourceFacts({ found, names }) {
  return html`<${Facts}
    facts=${[
      [words.state, html`<${Badge} of=${words.phases} value=${found.state} />`],
      [words.operation, found.operation && html`<${OperationLink} id=${found.operation}>${words.inProgress}<//>`],
      [words.platform, html`<${Id} value=${found.platform} />`],
      [words.plan, html`<${Plan} names=${names} row=${found} />`],
      [words.name, found.name && html`<${Said} value=${found.name} />`],
      [words.organization, found.organization && html`<${Said} value=${found.organization} />`],
      [words.space, found.space && html`<${Said} value=${found.space} />`],
      [words.maintenance, found.maintenance_version && html`<${Said} value=${found.maintenance_version} />`],
      [words.created, found.created_at && html`<${Ago} instant=${found.created_at} />`],
      [words.updated, found.updated_at && html`<${Ago} instant=${found.updated_at} />`],
      [words.expires, found.expires_at && html`<time datetime=${found.expires_at}>${moment(found.expires_at)}</time>`],
    ]}
  />`;
}

function BindingsOf({ platform, instance }) {
  const resource = useResource(`/operator/bindings?${queryOf({ platform, instance, limit: RECENT })}`);
  const columns = [
    { title: words.binding, cell: (row) => html`<a href=${hrefOf(row)}><${Id} value=${row.binding_id} /></a>` },
    { title: words.state, cell: (row) => html`<${Badge} of=${words.phases} value=${row.state} />` },
    { title: words.created, cell: (row) => (row.created_at ? html`<${Ago} instant=${row.created_at} />` : words.unknown) },
  ];
  return html`<section>
    <h2>${words.pages.bindings}</h2>
    <${Loaded} resource=${resource}>
      ${(page) => html`<${Table}
          caption=${words.pages.bindings}
          columns=${columns}
          rows=${page.bindings}
          keyOf=${(row) => row.binding_id}
          empty=${words.noneYet}
        />
        ${page.next && html`<p>${words.firstOnly(RECENT)}</p>`}`}
    <//>
  </section>`;
}

function History({ of }) {
  const resource = useResource(`/operator/operations?${queryOf({ ...of, limit: RECENT })}`);
  return html`<section>
    <h2>${words.pages.operations}</h2>
    <${Loaded} resource=${resource}>
      ${(page) => html`<${Table}
          caption=${words.pages.operations}
          columns=${operationColumns}
          rows=${page.operations}
          keyOf=${(row) => row.operation}
          empty=${words.noOperations}
        />
        ${page.next && html`<p>${words.latestOnly(RECENT)}</p>`}`}
    <//>
  </section>`;
}

const AUDIT_COLUMNS = [
  { title: words.time, cell: (line) => (line.time ? html`<${Ago} instant=${line.time} />` : words.unknown) },
  { title: words.event, cell: (line) => html`${words.events[line.event] ?? line.event} ${line.kind && words.outcomeOf(line.kind)}` },
  { title: words.caller, cell: (line) => (line.caller ? html`<${Said} value=${line.caller} />` : words.none) },
  { title: words.outcome, cell: (line) => words.outcomeOf(line.outcome ?? line.state ?? words.none) },
  { title: words.requestIdentity, cell: (line) => (line.request_identity ? html`<${Id} value=${line.request_identity} />` : words.none) },
];

/** The audit lines of a service instance, service binding or operation that this replica has written. */
export function Audit({ of }) {
  const resource = useResource(`/operator/audit?${queryOf(of)}`);
  return html`<section>
    <h2>${words.audit}</h2>
    <${Loaded} resource=${resource}>
      ${(audit) => html`<p>${words.auditSince} <${Ago} instant=${audit.since} />. ${words.auditElsewhere}</p>
        <${Table} caption=${words.audit} columns=${AUDIT_COLUMNS} rows=${audit.lines} empty=${words.noAudit} />`}
    <//>
  </section>`;
}
