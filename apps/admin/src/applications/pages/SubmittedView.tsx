import type { DraftDto } from '@linxuan/contracts';
import { getAt } from '@linxuan/form-rules';
import { useQueryClient } from '@tanstack/react-query';
import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import {
  ActionBar,
  FieldTable,
  FileList,
  Panel,
  StatePath,
  actionsAt,
  useLang,
  useRead,
  useText,
} from '../../components';
import type { OfferedAction, PathStep, Text } from '../../providers/types';
import { useEditionResolve } from '../parts/useResolve';

interface Detail {
  case: { version: number };
  publicTitle: Text;
  availableActions: OfferedAction[];
  path: PathStep[];
}

/** An application that is with others: where it is, what its applicant can still do, and what was submitted. */
export function SubmittedView({ draft }: { draft: DraftDto }) {
  const translate = useTranslate();
  const lang = useLang();
  const text = useText();
  const queries = useQueryClient();
  const resolve = useEditionResolve(draft.editionId);
  const detail = useRead<Detail>(`/cases/${draft.caseId}`);
  const { marks: _marks, ...fields } = draft.content;
  const actions = actionsAt(detail.data?.availableActions ?? [], 'leave', 'come-back');
  return (
    <Box>
      <Box sx={{ mb: 2 }}>
        <Typography variant="h2" component="p" sx={{ fontSize: '1.25rem' }}>
          {nameOf(draft)}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {text(draft.editionTitle)} · {draft.number}
        </Typography>
      </Box>
      {detail.data && (
        <Panel
          title={text(detail.data.publicTitle)}
          aside={
            <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
              {draft.revision > 0 && (
                <Button size="small" component={RouterLink} to={`/applications/${draft.caseId}/receipt`}>
                  {translate('applications.receipt.title')}
                </Button>
              )}
              <Button size="small" component={RouterLink} to={`/cases/${draft.caseId}`}>
                {translate('applications.casePage')}
              </Button>
              <Button size="small" component={RouterLink} to={`/applications/${draft.caseId}/print`}>
                {translate('applications.print.open')}
              </Button>
            </Box>
          }
        >
          <StatePath path={detail.data.path} dense />
          {actions.length > 0 && (
            <Box sx={{ mt: 2 }}>
              <ActionBar
                subject={{ type: 'case', id: draft.caseId, version: detail.data.case.version }}
                actions={actions}
                onDone={() => void queries.invalidateQueries()}
              />
            </Box>
          )}
        </Panel>
      )}
      <FieldTable form={draft.form} content={fields} files={draft.attachments} resolve={resolve} />
      <Box sx={{ mt: 2 }}>
        <Panel title={translate('applications.attachments')}>
          <FileList
            files={draft.attachments}
            slotTitle={(id) => draft.form.attachments.find((slot) => slot.id === id)?.title[lang] ?? id}
          />
        </Panel>
      </Box>
    </Box>
  );
}

function nameOf({ content, number, titleField }: DraftDto): string {
  const name = getAt(content, titleField);
  return typeof name === 'string' ? name : number;
}
