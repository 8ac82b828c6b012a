import type { WorkspaceEditionDto } from '@linxuan/contracts';
import { Box, MenuItem, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { editionNames } from '../components/editionNames';
import { useText } from '../i18n/useText';
import type { WorkspaceChoice } from './useWorkspace';
import { EntryField } from '../components';

/**
 * Which edition is on show: a heading where the workspace serves one, a choice with the open work of each where it
 * serves several.
 */
export function WorkspaceEdition({ choice }: { choice: WorkspaceChoice }) {
  const translate = useTranslate();
  const text = useText();
  const { edition, editions, choose } = choice;
  if (!edition) return null;
  const names = editionNames(editions, text);
  const labelOf = (one: WorkspaceEditionDto) =>
    [
      names.get(one.id),
      one.closed ? translate('workspaces.closed') : '',
      translate('workspaces.open', { smart_count: one.count }),
      one.overdue > 0 ? translate('workspaces.overdue', { smart_count: one.overdue }) : '',
    ]
      .filter(Boolean)
      .join(' · ');
  if (editions.length < 2)
    return (
      <Typography variant="h2" sx={{ mb: 2 }}>
        {[names.get(edition.id), edition.closed ? translate('workspaces.closed') : ''].filter(Boolean).join(' · ')}
      </Typography>
    );
  const elsewhere = editions.filter(({ id }) => id !== edition.id).reduce((sum, { count }) => sum + count, 0);
  return (
    <Box sx={{ mb: 2 }}>
      <EntryField
        select
        label={translate('workspaces.edition')}
        value={edition.id}
        onChange={({ target }) => choose(target.value)}
        helperText={elsewhere > 0 ? translate('workspaces.elsewhere', { smart_count: elsewhere }) : undefined}
        sx={{ mt: 0, mb: 0, maxWidth: 720 }}
      >
        {editions.map((one) => (
          <MenuItem key={one.id} value={one.id} sx={{ whiteSpace: 'normal' }}>
            {labelOf(one)}
          </MenuItem>
        ))}
      </EntryField>
    </Box>
  );
}
