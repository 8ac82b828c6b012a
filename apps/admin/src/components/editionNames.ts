import type { EditionListDto } from '@linxuan/contracts';
import type { Text } from '@linxuan/domain';

/** Titles of editions in a list; two that are called alike are told apart by their year or batch. */
export function editionNames(
  editions: readonly Pick<EditionListDto, 'id' | 'title' | 'edition'>[],
  text: (words: Text) => string,
): Map<string, string> {
  const titles = editions.map(({ title }) => text(title));
  return new Map(
    editions.map(({ id, edition }, index) => {
      const title = titles[index] ?? id;
      return [id, titles.filter((other) => other === title).length > 1 ? `${title} · ${edition}` : title];
    }),
  );
}
