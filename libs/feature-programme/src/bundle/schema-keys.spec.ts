import { referred, schemaKeys, SCHEMAS, schemaNode, type SchemaKey, type ShapedText } from '@linxuan/domain';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { stringify } from 'yaml';
import { openBundle } from './open-bundle';

const kinds = Object.keys(SCHEMAS) as ShapedText[];
const keys = kinds.flatMap(schemaKeys);
const named = ({ schema, pointer }: SchemaKey) => `${schema}${pointer}`;
const ajv = addFormats(new Ajv({ discriminator: true, strict: false, schemas: Object.values(SCHEMAS) }), ['regex']);

/** A small document of every kind: the examples of the keys that it must have. */
const documents = new Map(
  kinds.map((schema) => [
    schema,
    Object.fromEntries(
      schemaKeys(schema)
        .filter(({ owner, name, required }) => owner === '' && required && !/[.[]/.test(name))
        .map(({ name, examples }) => [name, examples[0]]),
    ),
  ]),
);

/** What the loader says of a bundle in which one part was replaced. */
function problemsWith(schema: ShapedText, value: unknown): unknown[] {
  const parts = [...new Map([...documents, [schema, value]]).values()];
  return openBundle(parts.map((part) => `---\n${stringify(part)}`).join('')).problems;
}

/** Each kind of stage by its name under `$defs`, with the example that the schema gives. */
const programme = schemaNode('programme');
const stages = (programme.properties?.['stages']?.items?.oneOf ?? []).map(
  (stage) => [stage.$ref?.split('/').at(-1) ?? '', referred(programme, stage).examples?.[0]] as const,
);

describe('the keys of config/schema', () => {
  it('are found', () => {
    expect(keys.length).toBeGreaterThan(400);
    expect(stages.length).toBeGreaterThan(10);
  });

  it('have examples that together are a file of every kind', () => {
    expect(problemsWith('programme', documents.get('programme'))).toEqual([]);
  });

  it.each(kinds)('of %s are all described in both languages, or refer to what is', (schema) => {
    const bare = schemaKeys(schema).filter(({ description }) => description.zh === '' || description.en === '');
    expect(bare.map(named)).toEqual([]);
  });

  it.each(kinds)('of %s all have an example', (schema) => {
    expect(
      schemaKeys(schema)
        .filter(({ examples }) => examples.length === 0)
        .map(named),
    ).toEqual([]);
  });

  it('have examples that their own schemas take', () => {
    const wrong = keys.flatMap((key) => {
      const validate = ajv.compile({ $ref: `${key.schema}.schema.json#${encodeURI(key.pointer)}` });
      return key.examples.flatMap((example) => (validate(example) ? [] : [[named(key), validate.errors]]));
    });
    expect(wrong).toEqual([]);
  });

  it.each(kinds)('at the top of %s have examples that the loader takes in that file', (schema) => {
    const wrong = schemaKeys(schema)
      .filter(({ owner, name }) => owner === '' && !/[.[]/.test(name))
      .flatMap((key) =>
        key.examples.flatMap((example) => {
          const found = problemsWith(schema, { ...documents.get(schema), [key.name]: example });
          return found.length > 0 ? [[named(key), found]] : [];
        }),
      );
    expect(wrong).toEqual([]);
  });

  it.each(stages)('of the stage %s have examples that the loader takes in that file', (owner, stage) => {
    const own = schemaKeys('programme').filter((key) => key.owner === owner && !/[.[]/.test(key.name));
    expect(own.length).toBeGreaterThan(4);
    const wrong = own.flatMap((key) =>
      key.examples.flatMap((example) => {
        const changed = [{ ...(stage as object), [key.name]: example }];
        const found = problemsWith('programme', { ...documents.get('programme'), stages: changed });
        return found.length > 0 ? [[named(key), found]] : [];
      }),
    );
    expect(wrong).toEqual([]);
  });
});
