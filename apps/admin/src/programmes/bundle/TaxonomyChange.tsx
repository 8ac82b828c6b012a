import type { EditionTaxonomyChangeDto } from '@linxuan/contracts';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useText } from '../../components';

/** Which entries a taxonomy gains, loses and names otherwise. */
export function TaxonomyChange({ change }: { change: EditionTaxonomyChangeDto }) {
  const translate = useTranslate();
  const text = useText();
  const { title, entries, compared, added, removed, renamed } = change;
  const none = added.length + removed.length + renamed.length === 0;
  const list = (key: string, items: { code: string; words: string }[]) =>
    items.length > 0 && (
      <Box sx={{ mt: 1 }}>
        <Typography variant="h3">{translate(`programmes.taxonomy.${key}`, { count: items.length })}</Typography>
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {items.map(({ code, words }) => (
            <li key={code}>
              {code} {words}
            </li>
          ))}
        </Box>
      </Box>
    );
  return (
    <>
      <Typography>{translate('programmes.taxonomy.entries', { title: text(title), count: entries })}</Typography>
      {compared && none && <Typography color="textSecondary">{translate('programmes.taxonomy.none')}</Typography>}
      {list(
        'added',
        added.map(({ code, name }) => ({ code, words: text(name) })),
      )}
      {list(
        'removed',
        removed.map(({ code, name }) => ({ code, words: text(name) })),
      )}
      {list(
        'renamed',
        renamed.map(({ code, name, before }) => ({ code, words: `${before} → ${text(name)}` })),
      )}
    </>
  );
}
