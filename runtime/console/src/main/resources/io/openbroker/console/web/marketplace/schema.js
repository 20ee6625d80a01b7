// What a JSON schema, of any draft, looks like as a form. What a form cannot show is edited as JSON.

/** Follows references within the document; nothing if one leads elsewhere, or in a circle. */
export function resolve(schema, root) {
  let found = schema;
  for (let steps = 0; found && typeof found === "object" && "$ref" in found; steps++) {
    const { $ref, ...beside } = found;
    const target = steps < 20 ? pointed($ref, root) : undefined;
    if (!isObject(target)) {
      return undefined;
    }
    found = { ...target, ...beside };
  }
  return isObject(found) ? found : undefined;
}

function pointed(reference, root) {
  if (typeof reference !== "string" || !reference.startsWith("#")) {
    return undefined;
  }
  let found = root;
  for (const step of reference.slice(1).split("/").slice(1)) {
    const name = decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
    found = isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined;
  }
  return found;
}

export function isObject(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

// Keywords that give members or elements a shape that no field below has.
const SHAPES_OBJECT = ["patternProperties", "dependentSchemas", "dependencies", "if", "then", "else", "allOf", "anyOf", "oneOf",
  "$dynamicRef", "$recursiveRef"];
const SHAPES_OTHERS = ["if", "allOf", "anyOf", "oneOf", "$dynamicRef", "$recursiveRef"];

/**
 * The field for a schema: choice, boolean, number, string, object, map, list, variants, or json for all that no field can show.
 * Conditions that only restrict values are left to the check of the parameters.
 */
export function fieldOf(unresolved, root) {
  const schema = resolve(unresolved, root);
  if (!schema) {
    return { kind: "json", schema: {} };
  }
  if ("const" in schema) {
    return { kind: "choice", schema, choices: [schema.const] };
  }
  if (Array.isArray(schema.enum)) {
    const choices = schema.enum.filter((value) => value !== null);
    return choices.some((value) => typeof value === "object") ? { kind: "json", schema } : { kind: "choice", schema, choices };
  }
  const types = typesOf(schema);
  if (types.length === 0 && !isObject(schema.properties)) {
    return variants(schema, root) ?? { kind: "json", schema };
  }
  if (types.length > 1) {
    return { kind: "json", schema };
  }
  switch (types[0] ?? "object") {
    case "object":
      return ofObject(schema, root);
    case "array":
      return isObject(schema.items) && !schema.prefixItems && !SHAPES_OTHERS.some((name) => name in schema)
        ? { kind: "list", schema }
        : { kind: "json", schema };
    case "boolean":
    case "string":
      return { kind: types[0], schema };
    case "integer":
    case "number":
      return { kind: "number", schema };
    default:
      return { kind: "json", schema };
  }
}

function typesOf(schema) {
  return [schema.type ?? []].flat().filter((type) => type !== "null");
}

function ofObject(schema, root) {
  if (isObject(schema.properties)) {
    return SHAPES_OBJECT.some((name) => name in schema && shapes(schema[name]))
      ? { kind: "json", schema }
      : { kind: "object", schema };
  }
  if (isObject(schema.additionalProperties) && !SHAPES_OBJECT.some((name) => name in schema)) {
    return { kind: "map", schema };
  }
  if (schema.additionalProperties === false && !SHAPES_OBJECT.some((name) => name in schema)) {
    return { kind: "object", schema: { ...schema, properties: {} } };
  }
  return variants(schema, root) ?? { kind: "json", schema };
}

/** Whether a condition brings members of its own; one that only requires others does not. */
function shapes(condition) {
  if (Array.isArray(condition)) {
    return condition.some(shapes);
  }
  return !isObject(condition)
    || Object.keys(condition).some((name) => !["required", "not", "minProperties", "maxProperties"].includes(name));
}

function variants(schema, root) {
  const alternatives = schema.oneOf ?? schema.anyOf;
  const others = ["properties", "allOf", "if", "not", schema.oneOf ? "anyOf" : "oneOf", "$dynamicRef", "$recursiveRef"];
  if (!Array.isArray(alternatives) || others.some((name) => name in schema)) {
    return undefined;
  }
  const choices = alternatives.filter((one) => resolve(one, root)?.type !== "null");
  return choices.length > 0 && choices.every((one) => fieldOf(one, root).kind !== "json")
    ? { kind: "variants", schema, choices }
    : undefined;
}

/** The variant that a value belongs to: the first that has all its members, and whose constants it has. */
export function variantOf(choices, value, root) {
  return choices.findIndex((one) => {
    const { kind, schema } = fieldOf(one, root);
    if (kind !== "object") {
      return kind === (typeof value === "object" ? (Array.isArray(value) ? "list" : "map") : typeof value);
    }
    return isObject(value) && Object.entries(schema.properties).every(([name, property]) => {
      const field = fieldOf(property, root);
      return field.choices?.length !== 1 || value[name] === field.choices[0];
    }) && Object.keys(value).every((name) => name in schema.properties);
  });
}

/** What a form begins with: members that are required and have only one value, and the objects around them. */
export function initial(unresolved, root, depth = 0) {
  const { kind, schema, choices } = fieldOf(unresolved, root);
  if (kind === "choice") {
    return choices.length === 1 ? choices[0] : undefined;
  }
  if (kind !== "object" || depth > 8) {
    return undefined;
  }
  const value = {};
  for (const name of schema.required ?? []) {
    const member = name in schema.properties ? initial(schema.properties[name], root, depth + 1) : undefined;
    if (member !== undefined) {
      value[name] = member;
    }
  }
  return value;
}

/** The limits of a value, in words. */
export function limits(schema, text) {
  const said = [];
  const number = (value) => typeof value === "number";
  const above = schema.exclusiveMinimum === true ? schema.minimum : schema.exclusiveMinimum;
  const below = schema.exclusiveMaximum === true ? schema.maximum : schema.exclusiveMaximum;
  if (number(above)) {
    said.push(text.greaterThan(above));
  } else if (number(schema.minimum)) {
    said.push(text.atLeast(schema.minimum));
  }
  if (number(below)) {
    said.push(text.lessThan(below));
  } else if (number(schema.maximum)) {
    said.push(text.atMost(schema.maximum));
  }
  if (number(schema.multipleOf)) {
    said.push(text.multipleOf(schema.multipleOf));
  }
  if (number(schema.minLength)) {
    said.push(text.atLeastCharacters(schema.minLength));
  }
  if (number(schema.maxLength)) {
    said.push(text.atMostCharacters(schema.maxLength));
  }
  if (number(schema.minItems)) {
    said.push(text.atLeastValues(schema.minItems));
  }
  if (number(schema.maxItems)) {
    said.push(text.atMostValues(schema.maxItems));
  }
  if (typeof schema.pattern === "string") {
    said.push(text.pattern(schema.pattern));
  }
  if (typeof schema.format === "string") {
    said.push(text.format(schema.format));
  }
  if ("default" in schema) {
    said.push(text.byDefault(JSON.stringify(schema.default)));
  }
  return said.join(", ");
}

/** One step of a JSON pointer. */
export function step(name) {
  return "/" + String(name).replaceAll("~", "~0").replaceAll("/", "~1");
}
