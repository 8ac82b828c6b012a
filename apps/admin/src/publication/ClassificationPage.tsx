import type { ClassificationWorkspaceDto, ClassificationRowDto } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';
import { Autocomplete, Box, Button, Checkbox, FormControlLabel, Paper, Stack, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import {
  DeadlineChip,
  EachLine,
  EmptyState,
  EntryField,
  Panel,
  useActEach,
  usePickerWords,
  useText,
} from '../components';
import { useSelection } from '../components/selection';
import { WorkspacePage } from '../workspaces/WorkspacePage';
import { PublicationTabs } from './PublicationTabs';

interface Option {
  code: string;
  label: string;
  area: string;
}

/**
 * 归类: the applied category beside the one to publish under, one by one or many at once; the seventh area is among the
 * choices.
 */
export default function ClassificationPage() {
  const translate = useTranslate();
  return (
    <WorkspacePage<ClassificationWorkspaceDto>
      workspace="classification"
      title={translate('publication.tabs.classification')}
      path="/publication/classification"
      above={(id) => <PublicationTabs editionId={id} />}
    >
      {(workspace) =>
        workspace.rows.length === 0 ? (
          <EmptyState title={translate('publication.classify.none')}>
            {translate('publication.classify.noneHelp')}
          </EmptyState>
        ) : (
          <Worksheet workspace={workspace} />
        )
      }
    </WorkspacePage>
  );
}

function useOptions({ areas }: ClassificationWorkspaceDto): Option[] {
  const text = useText();
  const translate = useTranslate();
  return useMemo(
    () =>
      areas.flatMap((area) =>
        area.categories.map(({ code, name }) => ({
          code,
          label: `${code} ${text(name)}`,
          area: `${text(area.name)}${area.opened ? '' : translate('mark.aside', { words: translate('publication.classify.notOpened') })}`,
        })),
      ),
    [areas, text, translate],
  );
}

function Worksheet({ workspace }: { workspace: ClassificationWorkspaceDto }) {
  const translate = useTranslate();
  const each = useActEach('classify');
  const options = useOptions(workspace);
  const selection = useSelection(workspace.rows.map((row) => row.case.id));
  const chosen = new Set(selection.chosen);
  const [categories, setCategories] = useState<Record<string, string>>({});
  const [reason, setReason] = useState('');
  const known = new Set(options.map(({ code }) => code));
  // An application names an entry of the third level; the catalogue groups by the second.
  const categoryOf = (row: ClassificationRowDto) =>
    categories[row.case.id] ??
    [row.applied.code, row.applied.code.split('.').slice(0, 2).join('.')].find((code) => known.has(code)) ??
    '';
  const { toggle } = selection;
  const setFor = (ids: readonly string[], code: string) =>
    setCategories((before) => ({ ...before, ...Object.fromEntries(ids.map((id) => [id, code])) }));
  const ready = workspace.rows.filter((row) => chosen.has(row.case.id) && categoryOf(row) !== '');
  const run = async () => {
    await each.start(
      ready.map((row) => ({
        type: 'case',
        id: row.case.id,
        version: row.case.version,
        title: row.case.title,
        payload: { category: categoryOf(row), ...(isVisible(reason) && { reason: reason.trim() }) },
      })),
    );
    selection.clear();
  };
  return (
    <>
      <Panel
        title={translate('publication.classify.selected', { count: chosen.size })}
        aside={
          <FormControlLabel
            control={
              <Checkbox
                checked={chosen.size === workspace.rows.length}
                indeterminate={chosen.size > 0 && chosen.size < workspace.rows.length}
                onChange={() =>
                  selection.choose(
                    chosen.size === workspace.rows.length ? [] : workspace.rows.map((row) => row.case.id),
                  )
                }
              />
            }
            label={translate('publication.classify.selectAll')}
          />
        }
      >
        <Stack direction={{ xs: 'column', md: 'row' }} spacing={1.5} sx={{ alignItems: { md: 'center' } }}>
          <CategoryField
            options={options}
            value=""
            label={translate('publication.classify.publish')}
            onChange={(code) => setFor([...chosen], code)}
            disabled={chosen.size === 0}
          />
          <EntryField
            label={translate('publication.classify.reason')}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            fullWidth
            sx={{ m: 0 }}
          />
          <Button
            variant="contained"
            disabled={ready.length === 0 || each.busy || workspace.action?.refusal !== null}
            onClick={() => void run()}
            sx={{ flex: 'none' }}
          >
            {translate('publication.classify.bulk', { count: ready.length })}
          </Button>
        </Stack>
        <EachLine run={each.run} />
      </Panel>
      <Stack spacing={1}>
        {workspace.rows.map((row) => (
          <Row
            key={row.case.id}
            row={row}
            options={options}
            category={categoryOf(row)}
            isChosen={chosen.has(row.case.id)}
            onToggle={() => toggle(row.case.id)}
            onCategory={(code) => {
              setFor([row.case.id], code);
              if (!chosen.has(row.case.id)) toggle(row.case.id);
            }}
          />
        ))}
      </Stack>
    </>
  );
}

function Row({
  row,
  options,
  category,
  isChosen,
  onToggle,
  onCategory,
}: {
  row: ClassificationRowDto;
  options: Option[];
  category: string;
  isChosen: boolean;
  onToggle(): void;
  onCategory(code: string): void;
}) {
  const translate = useTranslate();
  const text = useText();
  return (
    <Paper
      variant="outlined"
      sx={{
        p: 1.5,
        display: 'grid',
        gap: 1,
        gridTemplateColumns: { xs: 'auto minmax(0, 1fr)', md: 'auto minmax(0, 1fr) 340px' },
        alignItems: 'start',
      }}
    >
      <Checkbox
        checked={isChosen}
        onChange={onToggle}
        slotProps={{ input: { 'aria-label': row.case.title } }}
        sx={{ mt: -0.5 }}
      />
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>{row.case.title}</Typography>
        <Typography variant="body2" color="textSecondary">
          {row.case.number} · {row.case.holderName} · {translate('publication.classify.applied')} {row.applied.code}{' '}
          {text(row.applied.name)}
        </Typography>
        <Typography variant="body2">{row.summary}</Typography>
        <DeadlineChip dueAt={row.case.dueAt} />
      </Box>
      <Box sx={{ gridColumn: { xs: '1 / -1', md: 'auto' } }}>
        <CategoryField
          options={options}
          value={category}
          label={translate('publication.classify.publish')}
          onChange={onCategory}
        />
      </Box>
    </Paper>
  );
}

function CategoryField({
  options,
  value,
  label,
  onChange,
  disabled = false,
}: {
  options: Option[];
  value: string;
  label: string;
  onChange(code: string): void;
  disabled?: boolean;
}) {
  const words = usePickerWords();
  return (
    <Autocomplete
      {...words}
      options={options}
      groupBy={({ area }) => area}
      getOptionLabel={({ label: name }) => name}
      isOptionEqualToValue={(a, b) => a.code === b.code}
      value={options.find(({ code }) => code === value) ?? null}
      onChange={(_, option) => option && onChange(option.code)}
      disabled={disabled}
      fullWidth
      size="small"
      renderInput={(params) => <EntryField {...params} label={label} sx={{ m: 0 }} />}
    />
  );
}
