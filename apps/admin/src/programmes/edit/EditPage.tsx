import type {
  EditionCheckDto,
  EditionDto,
  EditionPatchDto,
  EditionProblemDto,
  EditionTextDto,
} from '@linxuan/contracts';
import { Alert, Box, Button, Tab, Tabs, Typography } from '@mui/material';
import { useEffect, useMemo, useState } from 'react';
import { Confirm, useTranslate } from 'react-admin';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { Page, Panel, ProblemAlert, useLinxuan, useRead, useText } from '../../components';
import { problemOf } from '../../providers/problem';
import { FormBuilder } from '../builder/FormBuilder';
import { LivePreview } from '../builder/LivePreview';
import { readForm } from '../builder/outline';
import { Differences, Lines } from '../Differences';
import { FlowBar } from '../FlowBar';
import { ChecksTab } from '../tabs/ChecksTab';
import { FormPreview } from '../tabs/FormPreview';
import { useWrite } from '../useWrite';
import { RosterEdit } from './RosterEdit';
import { TaxonomyEdit } from './TaxonomyEdit';
import { TextEditor } from './TextEditor';
import { TypedFields, type TypedEdits } from './TypedFields';

const VIEWS = ['typed', 'roster', 'taxonomy', 'builder', 'text', 'form'] as const;
type ViewName = (typeof VIEWS)[number];
/** Views that change the text before it is saved; the others need what is saved. */
const TYPING: readonly ViewName[] = ['builder', 'text', 'form'];

/** A draft: typed screens and the text, with what is wrong and what differs from the last version always beside it. */
export default function EditPage() {
  const { id = '', version = '1' } = useParams();
  const translate = useTranslate();
  const edition = useRead<EditionDto>(`/programme-editions/${id}`);
  const read = useRead<EditionTextDto>(`/programme-editions/${id}/versions/${version}`);
  return (
    <Page<EditionTextDto> title={translate('programmes.edit.title')} read={read} width={1600}>
      {(view) => (edition.data ? <Editor key={`${id}@${version}`} edition={edition.data} view={view} /> : null)}
    </Page>
  );
}

function Editor({ edition, view }: { edition: EditionDto; view: EditionTextDto }) {
  const translate = useTranslate();
  const text = useText();
  const navigate = useNavigate();
  const { busy, error, write, reset } = useWrite();
  const [query] = useSearchParams();
  const [tab, setTab] = useState<ViewName>(() => VIEWS.find((name) => name === query.get('view')) ?? 'typed');
  const [step, setStep] = useState('');
  const [typed, setTyped] = useState<{ yaml: string; form: string; revision: number } | null>(null);
  const [line, setLine] = useState<{ line: number; turn: number } | null>(null);
  const [asking, setAsking] = useState(false);
  const [edits, setEdits] = useState<TypedEdits>({});
  const path = `/programme-editions/${view.editionId}/versions/${view.version}`;
  const yaml = typed?.yaml ?? view.yaml;
  const form = typed?.form ?? view.form;
  const dirty = yaml !== view.yaml || form !== view.form;
  const { checked, checking } = useCheck(path, dirty ? yaml : null, form);
  const shown: EditionCheckDto = (dirty ? checked : null) ?? view;
  const type = (part: 'yaml' | 'form', value: string) =>
    setTyped({ yaml, form, revision: typed?.revision ?? view.revision, [part]: value });
  const save = async () => {
    if (await write('PUT', path, { revision: typed?.revision ?? view.revision, yaml, form }, 'programmes.saved'))
      setTyped(null);
  };
  const patch = async (patches: EditionPatchDto[]) => {
    const done = await write('POST', `${path}/patches`, { revision: view.revision, patches }, 'programmes.saved');
    // What was typed before another tab saved stays typed.
    if (done && tab === 'typed') setEdits({});
  };
  const discard = async () => {
    if (await write('DELETE', path))
      void navigate(edition.version === null ? '/programmes' : `/programmes/${edition.id}`);
  };
  // The server reads a text before it is taken apart here, so that none is too deep or too long.
  const read = useMemo(() => (tab === 'builder' ? readForm(form) : null), [tab, form]);
  const [shownForm, setShownForm] = useState(view.compiledForm);
  useEffect(() => {
    if (read && read.defects.length === 0) setShownForm(read.form);
  }, [read]);
  const go = ({ part, line: at }: EditionProblemDto) => {
    setTab(part === 'form' ? 'form' : 'text');
    setLine({ line: at, turn: (line?.turn ?? 0) + 1 });
  };
  if (view.state !== 'draft')
    return (
      <>
        <FlowBar edition={edition} text={view} />
        <Alert severity="info">
          {translate(`programmes.state.${view.state}`)} ·{' '}
          <Link to={`/programmes/${edition.id}?version=${view.version}`}>
            {translate('programmes.version', { version: view.version })}
          </Link>
        </Alert>
      </>
    );
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center', mb: 1.5 }}>
        <Typography variant="h2" sx={{ flex: '1 1 260px', minWidth: 0 }}>
          {text(shown.definition?.title ?? edition.title)} ·{' '}
          {translate('programmes.version', { version: view.version })}
        </Typography>
        <Typography variant="body2" color={dirty ? 'warning' : 'textSecondary'} role="status">
          {dirty
            ? translate(checking ? 'programmes.edit.checking' : 'programmes.edit.unsaved')
            : translate('programmes.edit.revision', { revision: view.revision })}
        </Typography>
        {(dirty || TYPING.includes(tab)) && (
          <Button variant="contained" disabled={!dirty} loading={busy} onClick={() => void save()}>
            {translate('programmes.act.save')}
          </Button>
        )}
        <Button color="error" disabled={busy} onClick={() => setAsking(true)}>
          {translate('programmes.act.discard')}
        </Button>
      </Box>
      {!dirty && <FlowBar edition={edition} text={{ ...view, acts: view.acts.filter((act) => act === 'propose') }} />}
      {error !== null && (
        <Box sx={{ mb: 1.5 }}>
          <ProblemAlert error={error} {...(problemOf(error).status === 409 && { onRetry: reset })} />
        </Box>
      )}
      <Tabs
        value={tab}
        onChange={(_, next: ViewName) => setTab(next)}
        variant="scrollable"
        scrollButtons={false}
        aria-label={translate('programmes.edit.title')}
        sx={{ borderBottom: 1, borderColor: 'divider', mb: 2 }}
      >
        {VIEWS.map((name) => (
          <Tab
            key={name}
            value={name}
            id={`edit-${name}`}
            aria-controls={`edit-panel-${name}`}
            label={translate(`programmes.edit.${name}`)}
            disabled={dirty && !TYPING.includes(name)}
          />
        ))}
      </Tabs>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            lg: tab === 'builder' ? 'minmax(0, 1fr) minmax(0, 1fr)' : 'minmax(0, 3fr) minmax(340px, 2fr)',
          },
          alignItems: 'start',
        }}
      >
        <Box role="tabpanel" id={`edit-panel-${tab}`} aria-labelledby={`edit-${tab}`} sx={{ minWidth: 0 }}>
          {tab === 'typed' && <TypedFields view={view} busy={busy} onPatch={patch} edits={edits} onEdit={setEdits} />}
          {tab === 'roster' && <RosterEdit key={view.revision} view={view} busy={busy} onPatch={patch} />}
          {tab === 'taxonomy' && <TaxonomyEdit view={view} />}
          {tab === 'builder' &&
            (read ? (
              <FormBuilder
                source={form}
                read={read}
                problems={shown.problems}
                taxonomy={shown.definition?.taxonomy.id ?? ''}
                onChange={(value) => type('form', value)}
                onStep={setStep}
              />
            ) : (
              <Alert severity="warning">{translate('programmes.form.broken')}</Alert>
            ))}
          {tab === 'text' && (
            <TextEditor
              label={translate('programmes.edit.text')}
              value={yaml}
              line={line}
              problems={shown.problems.filter(({ part }) => part === 'definition')}
              onChange={(value) => type('yaml', value)}
            />
          )}
          {tab === 'form' && (
            <TextEditor
              label={translate('programmes.edit.form')}
              value={form}
              line={line}
              problems={shown.problems.filter(({ part }) => part === 'form')}
              onChange={(value) => type('form', value)}
            />
          )}
        </Box>
        <Box sx={{ minWidth: 0 }}>
          {tab === 'builder' && shownForm && (
            <LivePreview form={shownForm} taxonomy={view.taxonomy} step={step} onStep={setStep} />
          )}
          <Panel title={translate('programmes.tab.checks')}>
            <ChecksTab problems={shown.problems} onGo={go} />
          </Panel>
          <Panel title={translate('programmes.edit.difference')}>
            <Differences differences={shown.differences} before={view.baseYaml} after={yaml} />
          </Panel>
          {(tab === 'builder' || tab === 'form') && form !== view.form && (
            <Panel title={translate('programmes.edit.formLines')}>
              <Lines before={view.form} after={form} />
            </Panel>
          )}
          {tab === 'form' && (
            <Panel title={translate('programmes.edit.preview')}>
              <Box
                tabIndex={0}
                role="region"
                aria-label={translate('programmes.edit.preview')}
                sx={{ maxHeight: '70vh', overflow: 'auto' }}
              >
                <FormPreview form={shown.compiledForm} />
              </Box>
            </Panel>
          )}
        </Box>
      </Box>
      <Confirm
        isOpen={asking}
        title={translate('programmes.edit.discardAsk')}
        content={translate('programmes.edit.discardHelp')}
        onConfirm={() => {
          setAsking(false);
          void discard();
        }}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

/** Checks what is typed after a pause in typing; the last answer stays until the next. */
function useCheck(
  path: string,
  yaml: string | null,
  form: string,
): { checked: EditionCheckDto | null; checking: boolean } {
  const provider = useLinxuan();
  const [checked, setChecked] = useState<EditionCheckDto | null>(null);
  const [checking, setChecking] = useState(false);
  useEffect(() => {
    if (yaml === null) return setChecked(null);
    let over = false;
    setChecking(true);
    const timer = setTimeout(() => {
      provider
        .send<EditionCheckDto>('POST', `${path}/check`, { yaml, form })
        .then((answer) => {
          if (!over) setChecked(answer);
        })
        .catch(() => undefined)
        .finally(() => {
          if (!over) setChecking(false);
        });
    }, 600);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [provider, path, yaml, form]);
  return { checked, checking };
}
