import { useState } from "../lib/hooks.module.js";
import { post } from "../common/api.js";
import { operations as words } from "../common/strings.js";
import { Confirmation } from "./actions.js";
import { html } from "../common/html.js";
import { hrefOf } from "./route.js";
import { Ago, Badge, Heading, Id, OperationLink, Problem, Said, Table } from "./widgets.js";

/** Compares what the broker has with a platform's list; each difference is acted on by itself. */
export function Reconcile({ session }) {
  const [answer, setAnswer] = useState();
  const [problem, setProblem] = useState();
  const [comparing, setComparing] = useState(false);

  const compare = async (event) => {
    event.preventDefault();
    const values = new FormData(event.target);
    setComparing(true);
    setProblem(undefined);
    setAnswer(undefined);
    try {
      const list = await listOf(values);
      setAnswer({ platform: values.get("platform"), ...(await post("/operator/reconcile", list)) });
    } catch (rejection) {
      setProblem(rejection);
    }
    setComparing(false);
  };

  return html`
    <${Heading} title=${words.pages.reconcile}>${words.pages.reconcile}<//>
    <p>${words.reconcile.purpose}</p>
    ${session.role === "admin"
      ? html`<form class="ops-reconcile" onSubmit=${compare}>
          <label>${words.platform} <input name="platform" required defaultValue="default" autocomplete="off" /></label>
          <label>
            ${words.reconcile.paste}
            <textarea name="list" rows="10" dir="ltr" spellcheck="false" aria-describedby="formats"></textarea>
          </label>
          <p id="formats">${words.reconcile.formats}</p>
          <label>${words.reconcile.file} <input type="file" name="file" accept="application/json,.json" /></label>
          <div class="ops-buttons">
            <button type="submit" class="primary" disabled=${comparing}>${words.reconcile.compare}</button>
          </div>
        </form>`
      : html`<p class="notice">${words.reconcile.adminsOnly}</p>`}
    <div role="status">${comparing ? words.reconcile.comparing : answer && words.reconcile.compared(differences(answer))}</div>
    ${problem && html`<${Problem} problem=${problem} />`}
    ${answer && html`<${Differences} answer=${answer} />`}
  `;
}

async function listOf(values) {
  const file = values.get("file");
  const text = file?.size > 0 ? await file.text() : values.get("list");
  let list;
  try {
    list = JSON.parse(text);
  } catch (malformed) {
    throw { description: words.notJson(malformed.message) };
  }
  return { platform: values.get("platform"), ...list };
}

const LISTS = ["instances_on_broker_only", "bindings_on_broker_only", "instances_on_platform_only", "bindings_on_platform_only"];

const differences = (answer) => LISTS.reduce((sum, list) => sum + (answer[list]?.length ?? 0), 0);

function Differences({ answer }) {
  const [chosen, setChosen] = useState();
  const [deletions, setDeletions] = useState(new Map());
  const row = { onDelete: setChosen, deletionOf: (found) => deletions.get(keyOf(found)) };

  return html`
    <p>${words.reconcile.format(answer.format)}</p>
    <${Difference} title=${words.reconcile.instancesOnBrokerOnly} rows=${answer.instances_on_broker_only} columns=${brokerOnly(row)} />
    <${Difference} title=${words.reconcile.bindingsOnBrokerOnly} rows=${answer.bindings_on_broker_only} columns=${brokerOnly(row)} />
    <${Difference} title=${words.reconcile.instancesOnPlatformOnly} rows=${answer.instances_on_platform_only} columns=${PLATFORM_ONLY} />
    <${Difference} title=${words.reconcile.bindingsOnPlatformOnly} rows=${answer.bindings_on_platform_only} columns=${PLATFORM_ONLY} />
    <${Difference} title=${words.reconcile.ignored} rows=${answer.ignored} columns=${IGNORED} />
    ${chosen &&
    html`<${Confirmation}
      title=${chosen.binding_id ? words.reconcile.deleteBinding : words.reconcile.deleteInstance}
      submit=${words.reconcile.confirmDelete}
      danger=${true}
      onClose=${() => setChosen(undefined)}
      send=${async () => {
        const operation = await post(deletionPath(chosen), { platform: chosen.platform });
        setDeletions((before) => new Map(before).set(keyOf(chosen), operation.operation));
      }}
    >
      <p><${Id} value=${chosen.binding_id ?? chosen.instance_id} /></p>
      <p>${chosen.binding_id ? words.reconcile.effectOnBinding : words.reconcile.effectOnInstance}</p>
    <//>`}
  `;
}

function deletionPath(row) {
  const instance = `/operator/instances/${encodeURIComponent(row.instance_id)}`;
  return row.binding_id ? `${instance}/bindings/${encodeURIComponent(row.binding_id)}/delete` : `${instance}/delete`;
}

const keyOf = (row) => [row.platform, row.instance_id, row.binding_id].join("\n");

function Difference({ title, rows = [], columns }) {
  return html`<section>
    <h2>${title} <small>${rows.length}</small></h2>
    <${Table} caption=${title} columns=${columns} rows=${rows} keyOf=${keyOf} empty=${words.none} />
  </section>`;
}

const ids = [
  { title: words.instance, cell: (row) => html`<${Id} value=${row.instance_id} />` },
  { title: words.binding, cell: (row) => (row.binding_id ? html`<${Id} value=${row.binding_id} />` : words.none) },
];

const brokerOnly = ({ onDelete, deletionOf }) => [
  {
    title: words.id,
    cell: (row) => html`<a href=${hrefOf(row)}><${Id} value=${row.binding_id ?? row.instance_id} /></a>`,
  },
  { title: words.state, cell: (row) => html`<${Badge} of=${words.phases} value=${row.state} />` },
  { title: words.created, cell: (row) => (row.created_at ? html`<${Ago} instant=${row.created_at} />` : words.unknown) },
  {
    title: words.action,
    cell: (row) =>
      deletionOf(row)
        ? html`<${OperationLink} id=${deletionOf(row)}>${words.reconcile.deletionStarted}<//>`
        : html`<button type="button" class="danger" onClick=${() => onDelete(row)}>
            ${words.reconcile.delete}
            <span class="visually-hidden">${" "}<${Id} value=${row.binding_id ?? row.instance_id} /></span>
          </button>`,
  },
];

const PLATFORM_ONLY = [
  ...ids,
  { title: words.remedy, cell: (row) => (row.remedy ? html`<${Said} value=${row.remedy} />` : words.none) },
];

const IGNORED = [...ids, { title: words.why, cell: (row) => (row.reason ? html`<${Said} value=${row.reason} />` : words.none) }];
