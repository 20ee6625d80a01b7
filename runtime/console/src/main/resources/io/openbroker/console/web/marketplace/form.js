// A form from a JSON schema. The value of a member that is not set is undefined.
import { fieldOf, initial, isObject, limits, step, variantOf } from "./schema.js";
import { html, Text, useId, useState } from "./view.js";
import { marketplace as text } from "../common/strings.js";

/**
 * The parameters of a plan.
 * @param problems sentences that begin with a JSON pointer, such as "parameters/size must be at most 5"
 * @param value the parameters; undefined if there are none
 */
export function ParametersForm({ schema, value, onChange, problems }) {
  const whole = schema ? fieldOf(schema, schema).kind : "json";
  const cannotShow = schema !== undefined && whole !== "object";
  const [asJson, setAsJson] = useState(false);
  const edited = asJson || !schema || cannotShow;
  const fields = { root: schema, problems: sorted(problems) };
  return html`<fieldset class="parameters">
    <legend>${text.parameters}</legend>
    ${!schema && html`<p class="hint">${text.noSchema}</p>`}
    ${cannotShow && html`<p class="note">${text.noForm}</p>`}
    ${edited
      ? html`<${JsonField} label=${text.parametersAsJson} value=${value} onChange=${onChange} problems=${problems} />`
      : html`<${Members} ...${fields} schema=${fieldOf(schema, schema).schema} value=${value ?? {}} path="" onChange=${onChange} />`}
    ${schema && !cannotShow && html`<button type="button" class="link"
      onClick=${() => setAsJson(!asJson)}>${asJson ? text.asForm : text.asJson}</button>`}
  </fieldset>`;
}

/** Problems by the JSON pointer of the field that they are about. */
function sorted(problems) {
  const byPath = new Map();
  for (const problem of problems) {
    const [, path, sentence] = /^parameters(\S*) (.*)$/s.exec(problem) ?? [null, "", problem];
    byPath.set(path, [...(byPath.get(path) ?? []), sentence]);
  }
  return byPath;
}

function Members({ schema, root, value, path, onChange, problems }) {
  const members = Object.entries(schema.properties);
  const unknown = Object.keys(value).filter((name) => !(name in schema.properties));
  if (members.length === 0) {
    return html`<p class="hint">${text.noParameters}</p>`;
  }
  const set = (name, member) => {
    const { [name]: before, ...others } = value;
    onChange(member === undefined ? others : { ...value, [name]: member });
  };
  return html`${members.map(([name, member]) => html`<${Field} key=${name} name=${name} schema=${member} root=${root}
      value=${value[name]} path=${path + step(name)} isRequired=${(schema.required ?? []).includes(name)}
      problems=${problems} onChange=${(changed) => set(name, changed)} />`)}
    ${unknown.length > 0 && html`<p class="note">${text.alsoSent(unknown.join(", "))}</p>`}`;
}

function Field({ name, schema, root, value, path, isRequired, problems, onChange }) {
  const field = fieldOf(schema, root);
  const id = useId();
  const label = typeof field.schema.title === "string" && field.schema.title ? field.schema.title : String(name);
  const wrong = problems.get(path) ?? [];
  const hint = limits(field.schema, text);
  const about = html`
    ${field.schema.description && html`<p class="hint" id=${id + "-hint"}><${Text} value=${field.schema.description} /></p>`}
    ${hint && html`<p class="hint" id=${id + "-limits"}><bdi>${hint}</bdi></p>`}
    ${wrong.map((sentence, index) => html`<p class="wrong" id=${id + "-wrong-" + index}><${Text} value=${sentence} /></p>`)}`;
  const described = [
    field.schema.description && id + "-hint", hint && id + "-limits", ...wrong.map((_, index) => id + "-wrong-" + index),
  ].filter(Boolean).join(" ") || undefined;
  const shared = { id, value, onChange, root, field, path, problems, isRequired, "aria-describedby": described,
    "aria-invalid": wrong.length > 0 ? "true" : undefined };
  const Input = INPUTS[field.kind];
  if (Input) {
    return html`<div class="field">
      <label for=${id}><bdi>${label}</bdi>${isRequired && html` <span class="required">${text.required}</span>`}</label>
      <${Input} ...${shared} />${about}
    </div>`;
  }
  const Group = GROUPS[field.kind];
  return html`<fieldset class="group" aria-describedby=${described}>
    <legend><bdi>${label}</bdi>${isRequired && html` <span class="required">${text.required}</span>`}</legend>
    ${about}<${Group} ...${shared} label=${label} />
  </fieldset>`;
}

function attributes({ id, isRequired, ...rest }) {
  return { id, "aria-required": isRequired ? "true" : undefined, "aria-describedby": rest["aria-describedby"],
    "aria-invalid": rest["aria-invalid"] };
}

function Choice(props) {
  const { field, value, onChange } = props;
  const chosen = field.choices.findIndex((choice) => choice === value);
  return html`<select ...${attributes(props)} value=${String(chosen)}
      onChange=${(event) => onChange(field.choices[Number(event.target.value)])}>
    <option value="-1">${text.notSet}</option>
    ${field.choices.map((choice, index) => html`<option key=${index} value=${String(index)}>${String(choice)}</option>`)}
  </select>`;
}

function YesOrNo(props) {
  return html`<${Choice} ...${props} field=${{ ...props.field, choices: [true, false] }} />`;
}

// What is no number is sent as it is, so that its problem is named.
function NumberInput(props) {
  const { value, onChange } = props;
  const [typed, setTyped] = useState(value === undefined ? "" : String(value));
  const shown = parsed(typed) === value ? typed : value === undefined ? "" : String(value);
  return html`<input type="text" inputmode="decimal" autocomplete="off" ...${attributes(props)} value=${shown}
    onInput=${(event) => {
      setTyped(event.target.value);
      onChange(parsed(event.target.value));
    }} />`;
}

function parsed(typed) {
  if (typed.trim() === "") {
    return undefined;
  }
  return /^\s*-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?\s*$/.test(typed) ? Number(typed) : typed;
}

const LONG_TEXT = 200;

function TextInput(props) {
  const { field, value, onChange } = props;
  const all = { ...attributes(props), value: value === undefined ? "" : String(value), autocomplete: "off", spellcheck: false,
    dir: "auto", onInput: (event) => onChange(event.target.value === "" ? undefined : event.target.value) };
  if (field.schema.maxLength > LONG_TEXT || field.schema.contentMediaType) {
    return html`<textarea rows="4" ...${all}></textarea>`;
  }
  return html`<input type=${field.schema.format === "password" ? "password" : "text"} ...${all} />`;
}

const INPUTS = { choice: Choice, boolean: YesOrNo, number: NumberInput, string: TextInput };

function ObjectGroup({ field, root, value, path, problems, onChange, label }) {
  if (value === undefined) {
    return html`<button type="button" class="small" onClick=${() => onChange(initial(field.schema, root) ?? {})}
      aria-label=${text.addNamed(label)}>${text.add}</button>`;
  }
  return html`<${Members} schema=${field.schema} root=${root} value=${isObject(value) ? value : {}} path=${path} problems=${problems}
      onChange=${onChange} />
    <button type="button" class="small" onClick=${() => onChange(undefined)} aria-label=${text.removeNamed(label)}
      >${text.remove}</button>`;
}

function ListGroup({ field, root, value, path, problems, onChange, label }) {
  const list = Array.isArray(value) ? value : [];
  const replaced = (index, element) => onChange(list.map((one, at) => at === index ? element : one));
  const without = (index) => {
    const rest = list.filter((_, at) => at !== index);
    onChange(rest.length > 0 ? rest : undefined);
  };
  return html`${list.map((element, index) => html`<div class="element" key=${index}>
      <${Field} name=${text.numbered(label, index + 1)} schema=${untitled(field.schema.items)} root=${root} value=${element}
        path=${path + "/" + index} isRequired=${true} problems=${problems}
        onChange=${(changed) => replaced(index, changed === undefined ? "" : changed)} />
      <button type="button" class="small" onClick=${() => without(index)}
        aria-label=${text.removeNamed(text.numbered(label, index + 1))}>${text.remove}</button>
    </div>`)}
    <button type="button" class="small" aria-label=${text.addNamed(label)}
      onClick=${() => onChange([...list, initial(field.schema.items, root) ?? ""])}>${text.add}</button>`;
}

// Elements are told apart by their numbers.
function untitled(schema) {
  return { ...schema, title: "" };
}

function MapGroup({ field, root, value, path, problems, onChange, label }) {
  const [name, setName] = useState("");
  const id = useId();
  const entries = Object.entries(isObject(value) ? value : {});
  const set = (key, member) => onChange({ ...value, [key]: member === undefined ? "" : member });
  const without = (key) => {
    const rest = Object.fromEntries(entries.filter(([other]) => other !== key));
    onChange(Object.keys(rest).length > 0 ? rest : undefined);
  };
  const add = () => {
    set(name, initial(field.schema.additionalProperties, root));
    setName("");
  };
  return html`${entries.map(([key, member]) => html`<div class="element" key=${key}>
      <${Field} name=${key} schema=${untitled(field.schema.additionalProperties)} root=${root} value=${member}
        path=${path + step(key)} isRequired=${true} problems=${problems} onChange=${(changed) => set(key, changed)} />
      <button type="button" class="small" onClick=${() => without(key)} aria-label=${text.removeNamed(key)}
        >${text.remove}</button>
    </div>`)}
    <div class="element"><div class="field"><label for=${id}>${text.nameOfNew}</label>
      <input type="text" id=${id} autocomplete="off" value=${name} onInput=${(event) => setName(event.target.value)} /></div>
      <button type="button" class="small" disabled=${name === ""} aria-label=${text.addNamed(label)} onClick=${add}
        >${text.add}</button></div>`;
}

function VariantsGroup({ id, field, root, value, path, problems, onChange, label }) {
  const found = value === undefined ? -1 : variantOf(field.choices, value, root);
  const [wanted, setWanted] = useState(found);
  const chosen = value === undefined ? -1 : found >= 0 && wanted < 0 ? found : wanted;
  const choose = (index) => {
    setWanted(index);
    onChange(index < 0 ? undefined : initial(field.choices[index], root) ?? (fieldOf(field.choices[index], root).kind === "object" ? {} : ""));
  };
  const shown = chosen >= 0 ? fieldOf(field.choices[chosen], root) : undefined;
  return html`<div class="field"><label for=${id}>${text.variant}</label>
      <select id=${id} value=${String(chosen)} onChange=${(event) => choose(Number(event.target.value))}>
        <option value="-1">${text.notSet}</option>
        ${field.choices.map((one, index) => html`<option key=${index} value=${String(index)}>${nameOf(one, root, index)}</option>`)}
      </select></div>
    ${shown && (shown.kind === "object"
      ? html`<${Members} key=${chosen} schema=${shown.schema} root=${root} value=${isObject(value) ? value : {}} path=${path}
          problems=${problems} onChange=${onChange} />`
      : html`<${Field} key=${chosen} name=${label} schema=${field.choices[chosen]} root=${root} value=${value} path=${path}
          isRequired=${true} problems=${new Map()} onChange=${onChange} />`)}`;
}

/** The title of a variant, else its constant, else its number. */
function nameOf(variant, root, index) {
  const { kind, schema } = fieldOf(variant, root);
  const constants = kind === "object"
    ? Object.values(schema.properties).map((one) => fieldOf(one, root).choices).filter((choices) => choices?.length === 1)
    : [];
  return schema.title || (constants[0] ? String(constants[0][0]) : text.variantNumber(index + 1));
}

function JsonGroup({ value, onChange, label }) {
  return html`<p class="note">${text.noField}</p>
    <${JsonField} label=${text.valueAsJson(label)} value=${value} onChange=${onChange} problems=${[]} />`;
}

const GROUPS = { object: ObjectGroup, list: ListGroup, map: MapGroup, variants: VariantsGroup, json: JsonGroup };

/** A value as JSON. While it is malformed, there is no value, and the problem is shown. */
function JsonField({ label, value, onChange, problems }) {
  const id = useId();
  const [typed, setTyped] = useState(() => value === undefined ? "" : JSON.stringify(value, null, 2));
  const [malformed, setMalformed] = useState("");
  const type = (field) => {
    setTyped(field.value);
    let sentence = "";
    let read;
    try {
      read = field.value.trim() === "" ? undefined : JSON.parse(field.value);
    } catch (failure) {
      sentence = text.malformed(failure.message);
    }
    setMalformed(sentence);
    field.setCustomValidity(sentence); // The browser submits no form with such a field.
    onChange(read);
  };
  const sentences = malformed ? [malformed] : problems;
  return html`<div class="field"><label for=${id}>${label}</label>
    <textarea id=${id} rows="8" class="code" spellcheck=${false} autocomplete="off" value=${typed}
      aria-invalid=${sentences.length > 0 ? "true" : undefined} aria-describedby=${sentences.length > 0 ? id + "-wrong" : undefined}
      onInput=${(event) => type(event.target)}></textarea>
    ${sentences.length > 0 && html`<div id=${id + "-wrong"}>${sentences.map((sentence) =>
      html`<p class="wrong"><${Text} value=${sentence} /></p>`)}</div>`}</div>`;
}
