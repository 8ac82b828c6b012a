import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type Announcements,
  type DragEndEvent,
} from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import type { CandidateDto } from '@linxuan/contracts';
import ArrowDownIcon from '@mui/icons-material/KeyboardArrowDown';
import ArrowUpIcon from '@mui/icons-material/KeyboardArrowUp';
import DragIcon from '@mui/icons-material/DragIndicator';
import { Box, Button, IconButton, Link as MuiLink, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { actionAt, useFormat, useWords } from '../components';
import { amount } from './figures';
import { OpinionTallyWords } from './OpinionWords';
import { moved } from './ranking';

export interface RankListProps {
  candidates: CandidateDto[];
  onRank(ids: string[]): void;
  onAct(candidate: CandidateDto, action: string): void;
  busy: string | null;
  fixed: boolean;
}

/**
 * The batch in its order: drag it, move it with the arrow buttons, or take the handle with the space bar and the
 * arrows.
 */
export function RankList({ candidates, onRank, onAct, busy, fixed }: RankListProps) {
  const translate = useTranslate();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const ids = candidates.map(({ id }) => id);
  const place = (id: string | number) => ids.indexOf(String(id)) + 1;
  const titleOf = (id: string | number) => candidates.find((one) => one.id === id)?.title ?? '';
  const announcements: Announcements = {
    onDragStart: ({ active }) =>
      translate('nominations.drag.start', { title: titleOf(active.id), place: place(active.id) }),
    onDragOver: ({ active, over }) =>
      over ? translate('nominations.drag.over', { title: titleOf(active.id), place: place(over.id) }) : undefined,
    onDragEnd: ({ active, over }) =>
      translate('nominations.drag.end', { title: titleOf(active.id), place: place(over?.id ?? active.id) }),
    onDragCancel: ({ active }) => translate('nominations.drag.cancel', { title: titleOf(active.id) }),
  };
  const drop = ({ active, over }: DragEndEvent) => {
    if (over && active.id !== over.id) onRank(moved(ids, ids.indexOf(String(active.id)), ids.indexOf(String(over.id))));
  };
  if (candidates.length === 0)
    return <Typography color="textSecondary">{translate('nominations.emptyBatch')}</Typography>;
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={drop}
      accessibility={{ announcements, screenReaderInstructions: { draggable: translate('nominations.drag.help') } }}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <Box
          component="ol"
          aria-label={translate('nominations.ranking')}
          sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.75 }}
        >
          {candidates.map((candidate, index) => (
            <Item
              key={candidate.id}
              candidate={candidate}
              index={index}
              count={candidates.length}
              fixed={fixed}
              busy={busy === candidate.id}
              onMove={(to) => onRank(moved(ids, index, to))}
              onAct={(action) => onAct(candidate, action)}
            />
          ))}
        </Box>
      </SortableContext>
    </DndContext>
  );
}

function Item({
  candidate,
  index,
  count,
  fixed,
  busy,
  onMove,
  onAct,
}: {
  candidate: CandidateDto;
  index: number;
  count: number;
  fixed: boolean;
  busy: boolean;
  onMove(to: number): void;
  onAct(action: string): void;
}) {
  const translate = useTranslate();
  const format = useFormat();
  const words = useWords();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: candidate.id,
    disabled: fixed,
  });
  const unnominate = actionAt(candidate.availableActions, 'put-back');
  return (
    <Box
      component="li"
      ref={setNodeRef}
      sx={{
        display: 'grid',
        gridTemplateColumns: 'auto minmax(0, 1fr) auto',
        gap: 1,
        alignItems: 'center',
        p: 1,
        border: 1,
        borderColor: isDragging ? 'primary.main' : 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
        zIndex: isDragging ? 2 : 0,
        position: 'relative',
      }}
      style={{ transform: transform ? `translate3d(0, ${Math.round(transform.y)}px, 0)` : undefined, transition }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center' }}>
        {!fixed && (
          <IconButton
            size="small"
            ref={setActivatorNodeRef}
            {...attributes}
            {...listeners}
            aria-label={translate('nominations.drag.handle', { title: candidate.title })}
            sx={{ cursor: 'grab', touchAction: 'none' }}
          >
            <DragIcon fontSize="small" />
          </IconButton>
        )}
        <Typography sx={{ fontWeight: 700, fontSize: '1.1rem', minWidth: 22, textAlign: 'center' }}>
          {index + 1}
        </Typography>
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <MuiLink component={Link} to={`/cases/${candidate.id}`} sx={{ fontWeight: 600 }}>
          {candidate.title}
        </MuiLink>
        <Typography variant="body2" color="textSecondary">
          {candidate.holderName}
          {candidate.slot ? ` · ${translate('quota.slot', { number: candidate.slot })}` : ''}
        </Typography>
        <Typography variant="body2" component="div">
          {amount(candidate.figures.annualTco2) !== null &&
            `${format.number(amount(candidate.figures.annualTco2))} tCO₂ · `}
          <OpinionTallyWords candidate={candidate} />
        </Typography>
      </Box>
      {!fixed && (
        <Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'flex-end' }}>
          <Box>
            <IconButton
              size="small"
              disabled={index === 0}
              onClick={() => onMove(index - 1)}
              aria-label={translate('nominations.up', { title: candidate.title })}
            >
              <ArrowUpIcon fontSize="small" />
            </IconButton>
            <IconButton
              size="small"
              disabled={index === count - 1}
              onClick={() => onMove(index + 1)}
              aria-label={translate('nominations.down', { title: candidate.title })}
            >
              <ArrowDownIcon fontSize="small" />
            </IconButton>
          </Box>
          {unnominate && (
            <Button
              size="small"
              loading={busy}
              disabled={unnominate.refusal !== null}
              onClick={() => onAct(unnominate.name)}
            >
              {words.action(unnominate.name)}
            </Button>
          )}
        </Box>
      )}
    </Box>
  );
}
