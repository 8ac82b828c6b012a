import { useMediaQuery, type Theme } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import {
  CreateButton,
  ExportButton as CsvButton,
  FilterButton,
  List,
  Pagination,
  SelectColumnsButton,
  TopToolbar,
  useListContext,
  useResourceContext,
  useResourceDefinition,
  useTranslate,
  type ListProps,
  type PaginationProps,
} from 'react-admin';
import { safeExporter } from '../providers/exporter';
import { exportPath } from '../providers/resourcePath';
import { useLinxuan } from '../providers/useLinxuan';
import { ActiveFilters } from './ActiveFilters';
import { ExportButton } from './ExportButton';
import { ProblemAlert } from './ProblemAlert';
import { VisibleSelection } from './VisibleSelection';

export interface RecordListProps extends Omit<ListProps, 'children' | 'actions' | 'exporter' | 'empty'> {
  /** The rows where there is width for a table. */
  children: ReactNode;
  /** The rows on a phone, one card each; without it the table is scrolled sideways. */
  cards?: ReactElement;
  /** Buttons of this list alone, before those that every list has. */
  buttons?: ReactNode;
  /** False where this reader may not create a record, or has another button for it. */
  hasCreate?: boolean;
}

/**
 * The list of a record type as react-admin has it, the same everywhere: filters that can be saved and are named
 * above the rows, ticks that end with the visit or the filter, order, pages, a
 * choice of columns, a file of all that was found, and a table that becomes cards on a phone.
 */
export function RecordList({ children, cards, buttons, hasCreate = true, sx, ...props }: RecordListProps) {
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const asCards = isNarrow && cards !== undefined;
  return (
    <List
      perPage={25}
      empty={false}
      exporter={safeExporter}
      error={<ListProblem />}
      pagination={<Pages />}
      actions={<Toolbar columns={!asCards} buttons={buttons} creates={hasCreate} filters={Boolean(props.filters)} />}
      sx={{
        '& .RaList-main': { minWidth: 0 },
        '& .RaDatagrid-tableWrapper': { overflowX: 'auto' },
        '& .RaList-actions, & .RaTopToolbar-root': { bgcolor: 'transparent', px: 0 },
        '& .RaList-content': asCards ? { bgcolor: 'transparent', border: 0, boxShadow: 'none' } : {},
        '& .RaFilterForm-filterFormInput': { width: { xs: '100%', sm: 300 } },
        ...sx,
      }}
      {...props}
    >
      <VisibleSelection />
      <ActiveFilters filters={props.filters} />
      {asCards ? cards : children}
    </List>
  );
}

/**
 * Why the list cannot be shown, in the server's words: a list that was refused must not look like one that is empty.
 */
function ListProblem() {
  const { error, refetch } = useListContext();
  return <ProblemAlert error={error} onRetry={refetch} />;
}

/** A list that was not read has no pages. Where the server stopped counting, the number says so. */
function Pages() {
  const { error, meta } = useListContext();
  const counted = meta as { atLeast?: boolean; total?: number } | undefined;
  const translate = useTranslate();
  if (error) return null;
  if (counted?.atLeast !== true) return <Pagination />;
  const rows = ({ from, to }: { from: number; to: number }) =>
    translate('list.pageOfMany', { offsetBegin: from, offsetEnd: to, total: counted.total });
  // It hands on what its type does not name.
  return <Pagination {...({ labelDisplayedRows: rows } as PaginationProps)} />;
}

interface ToolbarProps {
  columns: boolean;
  buttons: ReactNode;
  creates: boolean;
  filters: boolean;
}

function Toolbar({ columns, buttons, creates, filters }: ToolbarProps) {
  const { hasCreate } = useResourceDefinition();
  return (
    <TopToolbar sx={{ bgcolor: { xs: 'transparent' }, p: { xs: 0 }, pb: { xs: 0.5 } }}>
      {buttons}
      {creates && hasCreate && <CreateButton />}
      {filters && <FilterButton />}
      {columns && <SelectColumnsButton />}
      <FileButton />
    </TopToolbar>
  );
}

/** The server's file where it writes one, react-admin's own of what the provider answers elsewhere. */
function FileButton() {
  const resource = useResourceContext() ?? '';
  const { filterValues, sort } = useListContext();
  const provider = useLinxuan();
  if (exportPath(resource) === null) return <CsvButton />;
  return <ExportButton onExport={(format) => provider.exportList(resource, { filter: filterValues, sort }, format)} />;
}
