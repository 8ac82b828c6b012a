import type { FormField } from '@linxuan/form-rules';
import { Alert, Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat, useLang, valueText } from '../../components';
import { useSession } from '../../providers/sessionStore';
import { useDraft, useDraftState } from '../draft/DraftContext';

/** Two people wrote the same field: both values, and the choice. */
export function ConflictBox({ field, pointer }: { field: FormField; pointer: string }) {
  const translate = useTranslate();
  const format = useFormat();
  const lang = useLang();
  const { form, session } = useDraft();
  const me = useSession()?.user.displayName;
  const conflict = useDraftState((state) => state.conflicts.find((one) => one.pointer === pointer));
  if (!conflict) return null;
  // The same person may have the form open twice.
  const by =
    conflict.by === me ? translate('applications.otherPage') : (conflict.by ?? translate('applications.somebody'));
  const words = (value: typeof conflict.mine) => valueText(form, field.schema, value, lang) ?? translate('field.empty');
  return (
    <Alert severity="warning" sx={{ mt: 1 }} role="alert">
      {translate('applications.conflict', { by, at: conflict.at ? format.dateTime(conflict.at) : '' })}
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 1, mt: 1 }}>
        {(['mine', 'theirs'] as const).map((side) => (
          <Box
            key={side}
            sx={{
              border: 1,
              borderColor: 'divider',
              borderRadius: 1,
              p: 1,
              bgcolor: 'background.paper',
              color: 'text.primary',
            }}
          >
            <Typography variant="body2" color="textSecondary">
              {translate(`applications.${side}`)}
            </Typography>
            <Typography sx={{ whiteSpace: 'pre-wrap', maxHeight: 160, overflow: 'auto', mb: 1 }}>
              {words(conflict[side])}
            </Typography>
            <Button size="small" variant="outlined" onClick={() => session.resolve(pointer, side)}>
              {translate(`applications.take.${side}`)}
            </Button>
          </Box>
        ))}
      </Box>
    </Alert>
  );
}
