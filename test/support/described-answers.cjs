// Holds what a server answers against the API description in docs, for whatever test asked.
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const Ajv = require('ajv/dist/2020').default;
const addFormats = require('ajv-formats').default;

const docs = resolve(__dirname, '../../docs');
let known;

/** Both descriptions with their operations, longest literal paths first. Read when the first answer comes. */
function descriptions() {
  known ??= ['openapi.json', 'openapi-portal.json'].map((name) => {
    const document = JSON.parse(readFileSync(join(docs, name), 'utf8'));
    const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
    ajv.addSchema(closed({ $id: name, components: document.components }));
    const routes = Object.entries(document.paths).map(([path, methods]) => ({
      path,
      methods,
      parts: path.split('/'),
      literal: (path.match(/\{/g) ?? []).length,
    }));
    return { name, document, ajv, routes: routes.sort((a, b) => a.literal - b.literal), checks: new Map() };
  });
  return known;
}

/** An answer has what is described and nothing else: a field too many may be one that nobody should see. */
function closed(schema) {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inside = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  const isRecord = inside.type === 'object' && inside.properties && inside.additionalProperties === undefined;
  return isRecord ? { ...inside, additionalProperties: false } : inside;
}

function operationAt(method, path) {
  const parts = path.split('/');
  const fits = ({ parts: wanted }) =>
    wanted.length === parts.length && wanted.every((part, at) => matches(part, parts[at]));
  for (const description of descriptions()) {
    const route = description.routes.find((one) => one.methods[method] && fits(one));
    if (route) return { description, route, operation: route.methods[method] };
  }
  return undefined;
}

/** `{file}`, `{id}.ics` or a literal part. */
function matches(wanted, part) {
  if (!wanted.includes('{')) return wanted === part;
  const [before, after] = wanted.split(/\{[^}]*\}/);
  return part.startsWith(before) && part.endsWith(after) && part.length > before.length + after.length;
}

/**
 * What is wrong with an answer, as one sentence, or undefined. `body` is the text of a JSON answer; paths that are not
 * described are nobody's and may only be refused.
 *
 * @param {{ method: string, path: string, status: number, type: string, body?: string }} answer
 */
function faultOf({ method, path, status, type, body }) {
  const found = operationAt(method.toLowerCase(), path);
  if (!found) return undefined;
  const { description, route, operation } = found;
  const said = `${method} ${route.path} answered ${status}`;
  const pointer = operation.responses[status]?.$ref;
  const answer = pointer
    ? description.document.components.responses[pointer.split('/').at(-1)]
    : operation.responses[status];
  if (!answer) return `${said}, which is not described${status >= 400 ? `: ${body ?? ''}` : ''}`;
  const media = type.split(';', 1)[0].trim();
  if (!answer.content)
    return body === undefined || body === '' ? undefined : `${said} with a body that is not described`;
  const described = answer.content[media];
  if (!described) return `${said} as ${media}, described is ${Object.keys(answer.content).join(', ')}`;
  if (body === undefined || !/json/.test(media)) return undefined;
  const key = `${method} ${route.path} ${status} ${media}`;
  let check = description.checks.get(key);
  if (!check) {
    const text = JSON.stringify(closed(described.schema)).replaceAll('"#/', `"${description.name}#/`);
    check = description.ajv.compile(JSON.parse(text));
    description.checks.set(key, check);
  }
  if (check(JSON.parse(body))) return undefined;
  return `${said}: ${description.ajv.errorsText(check.errors.slice(0, 5).map(withName))}`;
}

const withName = (error) => {
  const { additionalProperty } = error.params;
  return additionalProperty === undefined ? error : { ...error, message: `must not have ${additionalProperty}` };
};

module.exports = { faultOf, operationAt };
