import type { Facts, FormDefinition, Json, JsonObject, Problem } from '../types';
import { isBlank, isObject } from '../content/limits';
import { fieldAt } from '../schema/fields';

/** What the register knows of the applicant's relations. What is absent the register does not know. */
export interface Registered {
  affiliation?: string;
  /** Outermost group of the tree that the applicant stands in. */
  groupCode?: string;
  /** Administrative division code of the place of registration. */
  regionCode?: string;
}

/** Fields of every form for which the register has the fact. Routing goes by the same facts. */
export const REGISTERED_FIELDS: Readonly<Record<string, keyof Registered>> = {
  '/holder/affiliation': 'affiliation',
  '/holder/groupCode': 'groupCode',
  '/holder/regionCode': 'regionCode',
};

/**
 * The content as conditions see it: where the register knows a relation of the applicant, its word stands in place of
 * what was ticked. A place inside the registered one is only more precise and stays.
 */
export function withRegistered(form: FormDefinition, content: JsonObject, facts: Facts): JsonObject {
  const known = knownIn(form, content, facts);
  if (known.length === 0) return content;
  const holder = isObject(content['holder']) ? content['holder'] : {};
  return { ...content, holder: { ...holder, ...Object.fromEntries(known.map(({ name, fact }) => [name, fact])) } };
}

/**
 * Answers that differ from the register. They stay in the application as written, and the applicant and the reviewers
 * are told.
 */
export function contradictions(form: FormDefinition, content: JsonObject, facts: Facts): Problem[] {
  return knownIn(form, content, facts).flatMap(({ pointer, stated }) =>
    stated === undefined || isBlank(stated)
      ? []
      : [{ pointer, code: 'not-as-registered', params: {}, severity: 'warning' }],
  );
}

/** Facts that the content does not state itself. */
function knownIn(form: FormDefinition, content: JsonObject, facts: Facts) {
  const registered = isObject(facts['registered']) ? facts['registered'] : {};
  const holder = isObject(content['holder']) ? content['holder'] : {};
  return Object.entries(REGISTERED_FIELDS).flatMap(([pointer, name]) => {
    const fact = registered[name];
    if (typeof fact !== 'string' || fact === '' || !fieldAt(form, pointer)) return [];
    const stated = Object.hasOwn(holder, name) ? holder[name] : undefined;
    return agrees(name, stated, fact) ? [] : [{ pointer, name, fact, stated }];
  });
}

function agrees(name: keyof Registered, stated: Json | undefined, fact: string): boolean {
  if (stated === fact) return true;
  return name === 'regionCode' && typeof stated === 'string' && stated.startsWith(fact.replace(/(00){1,2}$/, ''));
}
