import type { ReceiptDetail } from '@linxuan/contracts';
import { cutText, isVisible } from '@linxuan/form-rules';
import { Alert, Box } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActionForm, EntryField, Panel, actionAt } from '../components';
import { DayField } from '../components/DayField';

const FIELDS = ['carrier', 'trackingNumber', 'postmarkedOn', 'arrivedOn'] as const;
type Post = Record<(typeof FIELDS)[number], string>;
const BLANK: Post = { carrier: '', trackingNumber: '', postmarkedOn: '', arrivedOn: '' };

/** What the clerk notes of the paper original: the day of its postmark decides whether it is late (以邮戳为准). */
export function PostForm({ batch }: { batch: ReceiptDetail }) {
  const translate = useTranslate();
  const [post, setPost] = useState<Post>(batch.post ?? BLANK);
  const action = actionAt(batch.actions, 'record');
  const isDate = (field: string) => field.endsWith('On');
  return (
    <Panel title={translate('ministry.post')}>
      {batch.post && (
        <Alert severity={batch.late ? 'warning' : 'success'} sx={{ mb: 1.5 }}>
          {translate(batch.late ? 'ministry.postLate' : 'ministry.postInTime', { ...batch.post })}
        </Alert>
      )}
      {action && (
        <ActionForm
          subject={{ type: 'dossier', id: batch.id, version: batch.version }}
          action={action}
          payload={post}
          disabled={FIELDS.some((field) => !isVisible(post[field]))}
          variant={batch.post ? 'outlined' : 'contained'}
        >
          <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}>
            {FIELDS.map((field) => {
              const props = {
                label: translate(`ministry.postField.${field}`),
                value: post[field],
                required: true,
                size: 'small',
                onChange: ({ target }: { target: { value: string } }) =>
                  setPost((before) => ({ ...before, [field]: cutText(target.value, 80) })),
              } as const;
              return isDate(field) ? (
                <DayField key={field} kind="past" {...props} />
              ) : (
                <EntryField key={field} {...props} />
              );
            })}
          </Box>
        </ActionForm>
      )}
    </Panel>
  );
}
