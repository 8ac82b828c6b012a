import type { CaseDetailDto, CaseDiffDto } from '@linxuan/contracts';
import type { FormDefinition, JsonObject } from '@linxuan/form-rules';
import { Box, Button, MenuItem, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { DiffView, EntryField, FieldTable, Panel, ProblemAlert, useFormat, useRead } from '../../components';

/** The application to be read, and what any two versions of it differ in. */
export function FormTab({
  view,
  form,
  categoryName,
}: {
  view: CaseDetailDto;
  form: FormDefinition | null;
  categoryName(code: string | null): string | undefined;
}) {
  const translate = useTranslate();
  const last = view.revisions.at(-1)?.revision ?? 0;
  const recent = useRead<CaseDiffDto>(
    last > 1 && !view.contentIsDraft ? `/cases/${view.id}/diff?from=${last - 1}&to=${last}` : null,
  );
  const marked = recent.data?.changes.map(({ pointer }) => pointer) ?? [];
  if (!form || !view.content) return <Typography color="textSecondary">{translate('cases.noContent')}</Typography>;
  const { attachments: _attachments, marks: _marks, ...content } = view.content as JsonObject;
  return (
    <>
      {last > 0 && <Versions view={view} form={form} />}
      {marked.length > 0 && (
        <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
          {translate('cases.versions.marked')}
        </Typography>
      )}
      <FieldTable
        form={form}
        content={content}
        marked={marked}
        files={view.attachments}
        resolve={(_list, code) => {
          const name = categoryName(code);
          return name ? `${code} ${name}` : undefined;
        }}
      />
    </>
  );
}

function Versions({ view, form }: { view: CaseDetailDto; form: FormDefinition }) {
  const translate = useTranslate();
  const format = useFormat();
  const revisions = view.revisions;
  const last = revisions.at(-1);
  const [shown, setShown] = useState(false);
  const [from, setFrom] = useState((last?.revision ?? 1) - 1);
  const [to, setTo] = useState(last?.revision ?? 1);
  const diff = useRead<CaseDiffDto>(shown && from > 0 ? `/cases/${view.id}/diff?from=${from}&to=${to}` : null);
  if (!last) return null;
  const choice = (
    label: string,
    value: number,
    pick: (revision: number) => void,
    ok: (revision: number) => boolean,
  ) => (
    <EntryField
      select
      size="small"
      label={label}
      value={value}
      onChange={({ target }) => pick(Number(target.value))}
      sx={{ minWidth: 200 }}
    >
      {revisions
        .filter(({ revision }) => ok(revision))
        .map(({ revision, submittedAt }) => (
          <MenuItem key={revision} value={revision}>
            {translate('cases.versions.option', { revision, at: format.dateTime(submittedAt) })}
          </MenuItem>
        ))}
    </EntryField>
  );
  return (
    <Panel
      title={translate('cases.versions.title')}
      aside={
        revisions.length > 1 && (
          <Button size="small" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {translate(shown ? 'cases.versions.hide' : 'cases.versions.show')}
          </Button>
        )
      }
    >
      <Typography variant="body2" color="textSecondary">
        {translate('cases.versions.current', { revision: last.revision, at: format.dateTime(last.submittedAt) })}
        {revisions.length === 1 ? ` ${translate('cases.versions.one')}` : ''}
      </Typography>
      {shown && (
        <Box sx={{ mt: 2 }}>
          <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', mb: 2 }}>
            {choice(translate('cases.versions.from'), from, setFrom, (revision) => revision < to)}
            {choice(translate('cases.versions.to'), to, setTo, (revision) => revision > from)}
          </Box>
          {diff.error && <ProblemAlert error={diff.error} onRetry={() => void diff.refetch()} />}
          {diff.data && <DiffView changes={diff.data.changes} form={form} />}
        </Box>
      )}
    </Panel>
  );
}
