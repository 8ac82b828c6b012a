// The answers of RFC 9457 of one operation: by status, with the codes that it knows.

/** Codes that any operation may answer with, by what kind of operation it is. */
function commonCodes({ isPublic, roles, parameters, method, body, text }) {
  const writes = method !== 'GET';
  const takesBody = body !== undefined || (text?.takes ?? []).length > 0;
  return [
    'internal',
    'service.unavailable',
    'request.malformed',
    ...(isPublic ? [] : ['session.required', 'session.roleEnded', 'session.mustChange', 'session.otherPrincipal']),
    ...(!isPublic && writes ? ['session.csrf', 'session.principalMissing'] : []),
    ...(writes ? ['storage.full'] : []),
    ...(roles || parameters.some(namesSomething) ? ['subject.notFound'] : []),
    ...(takesBody || parameters.some(({ in: place }) => place === 'query') ? ['request.invalid'] : []),
    ...(takesBody ? ['request.tooLarge', 'request.mediaType'] : []),
  ];
}

/** What is no id is answered as an id of nothing. */
const namesSomething = ({ in: place, schema }) => place === 'path' || schema.format === 'uuid';

export class Problems {
  /** Answers that many operations share, each written once. */
  shared = {};

  /** @param {Record<string, { status: number, title: { en: string } }>} catalogue */
  constructor(catalogue, toProblem) {
    this.catalogue = catalogue;
    this.toProblem = toProblem;
  }

  /** @returns {Record<string, object>} by status */
  of(facts, found) {
    const codes = [...new Set([...commonCodes(facts), ...found, ...(facts.text?.problems ?? [])])].sort();
    /** @type {Record<string, string[]>} */
    const byStatus = {};
    for (const code of codes) {
      const known = this.catalogue[code];
      if (!known) throw new Error(`${facts.name} names the problem ${code}, which is not in the catalogue`);
      (byStatus[known.status] ??= []).push(code);
    }
    return Object.fromEntries(
      Object.entries(byStatus).map(([status, list]) => [status, { $ref: this.#share(status, list) }]),
    );
  }

  #share(status, codes) {
    const key = JSON.stringify([status, codes]);
    const known = Object.entries(this.shared).find(([, answer]) => answer.key === key)?.[0];
    const count = Object.keys(this.shared).filter((name) => name.startsWith(`Problem${status}`)).length;
    const name = known ?? `Problem${status}${count === 0 ? '' : `-${count + 1}`}`;
    if (!known) this.shared[name] = { key, answer: this.#answer(codes) };
    return `#/components/responses/${name}`;
  }

  #answer(codes) {
    return {
      description: codes.map((code) => `\`${code}\`: ${this.catalogue[code].title.en}`).join('; '),
      content: {
        'application/problem+json': {
          schema: { $ref: '#/components/schemas/Problem' },
          example: this.#example(codes[0]),
        },
      },
    };
  }

  #example(code) {
    const { detail } = this.catalogue[code];
    const names = [...`${detail.zh}${detail.en}`.matchAll(/\{(\w+)/g)].map(([, name]) => name);
    return this.toProblem(code, Object.fromEntries(names.map((name) => [name, 3])), {}, 'en');
  }

  /** For `components.responses`. */
  get responses() {
    return Object.fromEntries(Object.entries(this.shared).map(([name, { answer }]) => [name, answer]));
  }
}
