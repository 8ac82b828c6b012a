// The API description of one process, from what it serves, what its answers are typed as, and the catalogue of
// problems.
import { Examples } from './examples.mjs';
import { Problems } from './problems.mjs';

/**
 * @typedef {{ facts: object[], answers: object, catalogue: object, toProblem: Function, mediaTypes: object }} Sources
 */

/** @param {Sources} sources */
export function documentOf({ facts, answers, catalogue, toProblem, mediaTypes, title, description, prefix, pages }) {
  const { components } = answers;
  const examples = new Examples(components);
  const problems = new Problems(catalogue, toProblem);
  /** @type {Record<string, Record<string, object>>} */
  const paths = {};
  const faults = [];
  for (const one of facts) {
    const path = pathOf(one.path, prefix);
    const answer = answers.operations[one.name];
    try {
      if (!one.text) throw new Error('is not described by @Operation');
      if (!answer) throw new Error('has no type that could be read');
      (paths[path] ??= {})[one.method.toLowerCase()] = operationOf(one, answer, {
        examples,
        problems,
        mediaTypes,
        pages,
        path,
      });
    } catch (error) {
      faults.push(`${one.name}: ${error.message}`);
    }
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return {
    openapi: '3.1.0',
    info: { title, version: '1', description, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    tags: [...new Set(facts.flatMap(({ tags }) => (tags.length > 0 ? tags : ['site'])))].sort().map(named),
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      securitySchemes: SECURITY,
      responses: problems.responses,
      schemas: used(components, [paths, problems.responses]),
    },
  };
}

const PROBES = new Set(['/livez', '/readyz', '/healthz', '/metrics']);
const named = (name) => ({ name, description: `Operations of the ${name} part.` });
const SECURITY = {
  session: { type: 'apiKey', in: 'cookie', name: 'linxuan_session', description: 'Set by `POST /api/session`.' },
  csrf: { type: 'apiKey', in: 'header', name: 'x-csrf-token', description: '`csrf` of the session.' },
  scrape: { type: 'http', scheme: 'bearer', description: 'The token of the settings (`METRICS_TOKEN`).' },
};

function pathOf(path, prefix) {
  const spelt = path.replace(/:(\w+)/g, '{$1}');
  return PROBES.has(spelt) ? spelt : `${prefix}${spelt}`;
}

function operationOf(facts, answer, { examples, problems, mediaTypes, pages, path }) {
  const { name, method, text, roles, isPublic, body } = facts;
  const writes = method !== 'GET';
  const open = isPublic || pages;
  const english = path.startsWith('/en');
  const found = text.rules ? [...answer.problems, ...answer.rules] : answer.problems;
  return {
    operationId: name.replace('Controller.', '_') + suffix(path, english),
    tags: facts.tags.length > 0 ? facts.tags : ['site'],
    summary: text.says.split(/(?<=[.:;])\s/)[0].replace(/[.:;]$/, ''),
    description: [text.says, whoOf(open, roles), UNITS].join(' '),
    security: name.startsWith('Metrics')
      ? [{ scrape: [] }]
      : open
        ? []
        : [{ session: [], ...(writes && { csrf: [] }) }],
    parameters: [
      ...facts.parameters
        .filter(({ name: header }) => header !== 'authorization')
        .map((one) => parameter(one, examples, name)),
      ...(open ? [] : [actingAs(writes)]),
      language(),
    ],
    ...(hasBody(facts) && { requestBody: requestBody(body, text, { examples, mediaTypes, name }) }),
    responses: withBoth(
      success(facts, answer.schema, { examples, mediaTypes }),
      pages && !PROBES.has(path) ? pageProblems(facts) : problems.of({ ...facts, isPublic: open }, found),
      problems,
    ),
  };
}

/** A status that a method answers itself and that a problem has too is described with both contents. */
function withBoth(own, refusals, problems) {
  const shared = Object.entries(own).filter(([status]) => status in refusals);
  const both = shared.map(([status, { description, content }]) => {
    const refusal = refusals[status].$ref
      ? problems.responses[refusals[status].$ref.split('/').at(-1)]
      : refusals[status];
    return [
      status,
      { description: `${description} Or ${refusal.description}`, content: { ...content, ...refusal.content } },
    ];
  });
  return { ...own, ...refusals, ...Object.fromEntries(both) };
}

const UNITS = 'Instants are ISO 8601 in UTC, days are of Beijing, sizes are bytes.';
const suffix = (path, english) => (english ? '_en' : path === '/healthz' ? '_former' : '');
const whoOf = (open, roles) =>
  open
    ? 'Open to everyone.'
    : roles
      ? `For ${roles.join(', ')}; for all others it does not exist.`
      : 'For everyone who is signed in, within what they see.';
const hasBody = ({ body, text }) => body !== undefined || (text.takes ?? []).length > 0;

function parameter({ in: place, name, schema, required }, examples, operation) {
  const { description, ...rest } = schema;
  return {
    name,
    in: place,
    required,
    ...(description && { description }),
    schema: plain(rest),
    example: examples.of(plain(rest), `${operation} ${name}`, name === 'id' ? 'editionId' : name),
  };
}

const actingAs = (required) => ({
  name: 'x-acting-as',
  in: 'header',
  required,
  description: '`principal` of the session that the page was made for; another one is neither answered nor written.',
  schema: { type: 'string' },
  example: 'k3J0mZl8Qw2v',
});
const language = () => ({
  name: 'accept-language',
  in: 'header',
  required: false,
  description: 'Chinese unless it begins with `en`.',
  schema: { type: 'string' },
  example: 'en',
});

function requestBody(body, { takes = [] }, { examples, mediaTypes, name }) {
  const json = body && takes.length === 0 ? plain(body) : undefined;
  if (!json) return { required: true, content: Object.fromEntries(takes.map((one) => [mediaTypes[one], bytes(one)])) };
  return {
    required: (json.required ?? []).length > 0,
    content: { 'application/json': { schema: json, example: examples.of(json, `${name} body`) } },
  };
}

/** A form's fields are checked by its page, so that everything typed comes back; bytes have no shape. */
const bytes = (media) =>
  media === 'form' || media === 'multipart'
    ? { schema: { type: 'object', additionalProperties: true }, example: { text: '示例文字' } }
    : { schema: { type: 'string', contentMediaType: 'application/octet-stream' }, example: '(bytes)' };

function success({ status, text, name }, schema, { examples, mediaTypes }) {
  const content = {};
  for (const media of text.answers ?? (schema ? ['json'] : []))
    content[mediaTypes[media]] =
      media === 'json' && schema
        ? { schema, example: text.example ?? examples.of(schema, `${name} answer`) }
        : {
            schema: media === 'json' || media === 'jsonld' ? { type: 'object' } : { type: 'string' },
            example: media.startsWith('json') ? {} : `(${media})`,
          };
  const usual = {
    description: status === 204 ? 'Done; there is nothing to say.' : 'Done.',
    ...(Object.keys(content).length > 0 && { content }),
  };
  const more = Object.entries(text.also ?? {}).map(([code, words]) => [code, alsoAnswer(Number(code), words, content)]);
  return { [status]: usual, ...Object.fromEntries(more) };
}

function alsoAnswer(status, description, content) {
  const location = {
    description: 'Where to go on.',
    schema: { type: 'string' },
    example: '/api/requests/6f1c2f0e-3b7a-4c52-9a0d-2b1f7d3e5a90',
  };
  return {
    description,
    ...((status === 202 || status === 303) && { headers: { Location: location } }),
    ...((status === 202 || status === 503) && { content }),
  };
}

/** Refusals of the public site are pages in plain words. */
function pageProblems({ method, text }) {
  const page = { 'text/html': { schema: { type: 'string' }, example: '(html)' } };
  const statuses = {
    400: 'The request cannot be read.',
    404: 'What does not exist and what is not released look the same.',
    ...(method === 'POST' && {
      403: 'The page had expired; what was typed is still there.',
      410: 'The period is over.',
      413: 'Too long.',
      415: 'No form.',
      422: 'Something in the form is wrong; what was typed is still there.',
      429: 'Too often.',
      507: 'The storage is full.',
    }),
    ...(text.says.includes('form for an objection') && { 410: 'The period is over.' }),
    500: 'Something went wrong.',
    503: 'Not available for the moment.',
  };
  return Object.fromEntries(
    Object.entries(statuses).map(([status, description]) => [status, { description, content: page }]),
  );
}

/** TypeBox keeps what it knows under symbols; JSON has none of that. */
const plain = (schema) => JSON.parse(JSON.stringify(schema));

/** The components that something refers to, also by way of others. */
function used(components, roots) {
  const found = new Set();
  const visit = (node) => {
    for (const [, name] of JSON.stringify(node).matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      if (!found.has(name)) {
        found.add(name);
        visit(components[name]);
      }
  };
  visit(roots);
  return Object.fromEntries([...found].sort().map((name) => [name, components[name]]));
}
