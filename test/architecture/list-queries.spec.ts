import * as contracts from '@linxuan/contracts';
import { checkSchema } from '@linxuan/platform';
import type { TObject } from '@sinclair/typebox';

/** Every query of the API that asks for a page of a list. */
const lists = Object.entries(contracts as unknown as Record<string, Partial<TObject> | undefined>).filter(
  (entry): entry is [string, TObject] => entry[1]?.properties?.['perPage'] !== undefined,
);

describe('the query of a list', () => {
  it('is found for every list', () => expect(lists.length).toBeGreaterThan(10));

  // A list of the back office asks for page and order whatever its records are; its file asks for 200 rows at once.
  it.each(lists)('%s takes what every list of the back office asks for', (_name, schema) => {
    const sort = (schema.properties['sort'] as { default?: string } | undefined)?.default ?? 'id';
    const query = { page: '2', perPage: '200', sort, order: 'DESC' };
    expect(() => checkSchema(schema, query, 'query')).not.toThrow();
  });
});
