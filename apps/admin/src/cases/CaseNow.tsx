import type { CaseActionDto, CaseDetailDto } from '@linxuan/contracts';
import type { FormDefinition } from '@linxuan/form-rules';
import { Box, Button, Link as MuiLink, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { ActionButton, fieldPath, Panel, RefusalText, useLang, useWords } from '../components';
import { useSession } from '../providers/sessionStore';
import { pathOfWorksheet } from '../worksheet-routes';
import { useChoices } from './useChoices';

/** What the reader can do now; what is off says why; and who has the ball where that is somebody else. */
export function CaseNow({ view, form }: { view: CaseDetailDto; form: FormDefinition | null }) {
  const translate = useTranslate();
  const words = useWords();
  const lang = useLang();
  const role = useSession()?.membership.role;
  const subject = { type: 'case', id: view.id, version: view.case.version } as const;
  const { editionId, stage } = view.case;
  const place = { caseId: view.id, subjectId: view.id, dossierId: null, editionId, stage };
  const worksheet = view.worksheet && pathOfWorksheet(view.worksheet, place);
  const choices = useChoices(view.case.editionId, view.case.stage);
  const who = translate(`heldBy.${view.heldBy}`);
  const mine = role === 'enterprise-clerk' && view.heldBy === 'applicant';
  const following = view.obligations.filter(({ availableActions }) =>
    availableActions.some(({ refusal }) => refusal === null),
  ).length;
  // What ends something stands last.
  const ordered = [...view.availableActions].sort((a, b) => Number(a.grave) - Number(b.grave));
  return (
    <Panel
      title={translate('cases.now.title')}
      aside={
        worksheet && (
          <Button component={Link} to={worksheet} variant="contained" size="small">
            {translate(mine ? 'cases.now.form' : 'cases.now.sheet')}
          </Button>
        )
      }
    >
      {mine && view.case.correctionPointers.length > 0 && (
        <Box sx={{ mb: 1.5 }}>
          <Typography sx={{ fontWeight: 650 }}>{translate('cases.now.toCorrect')}</Typography>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {view.case.correctionPointers.map((pointer) => (
              <li key={pointer}>{fieldPath(form, pointer, lang)}</li>
            ))}
          </Box>
        </Box>
      )}
      {following > 0 && (
        <Typography sx={{ mb: view.availableActions.length > 0 ? 1 : 0 }}>
          <MuiLink component={Link} to={`/cases/${view.id}?tab=obligations`}>
            {translate('cases.now.following', { smart_count: following })}
          </MuiLink>
        </Typography>
      )}
      {view.availableActions.length === 0 && following === 0 && (
        <Typography color="textSecondary">
          {view.heldBy === 'nobody' ? translate('cases.closed') : translate('cases.now.waiting', { who })}
        </Typography>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start' }}>
        {ordered.map((action, index) => {
          const opens = action.worksheet && pathOfWorksheet(action.worksheet, { ...place, stage: action.stage });
          // While a case is followed nothing that may be done to it as a whole is asked for.
          const variant = index === 0 && !worksheet && !action.grave && !view.followed ? 'contained' : 'outlined';
          if (!opens)
            return (
              <ActionButton
                key={`${action.stage}.${action.name}`}
                subject={subject}
                action={action}
                variant={variant}
                asks={choices.titles}
                reasonsBy={takes(action, 'ending') ? { field: 'ending', of: choices.reasons } : undefined}
              />
            );
          return (
            <Box key={`${action.stage}.${action.name}`} sx={{ minWidth: 0 }}>
              <Button component={Link} to={opens} variant={variant} disabled={action.refusal !== null}>
                {words.action(action.name, { sense: action.sense, subject: 'case' })}…
              </Button>
              {action.refusal && <RefusalText action={action} />}
            </Box>
          );
        })}
      </Box>
    </Panel>
  );
}

const takes = ({ payload }: CaseActionDto, field: string): boolean =>
  field in ((payload['properties'] as object | undefined) ?? {});
