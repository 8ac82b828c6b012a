export { actionAt, actionsAt } from './actionParts';
export { ActionBar, type ActionBarProps } from './ActionBar';
export { ActionButton, RefusalText, type ActionButtonProps } from './ActionButton';
export { ActionForm } from './ActionForm';
export { BulkActDialog, type BulkSubject } from './BulkActDialog';
export { AwayNote } from './AwayNote';
export { CodeEvidence, LicenceLink } from './CodeEvidence';
export { businessDay, DayField, DayInput } from './DayField';
export { DeadlineChip, UrgencyText, type DeadlineProps } from './DeadlineChip';
export { DiffView, type FieldChange } from './DiffView';
export { editionNames } from './editionNames';
export { EachLine } from './EachLine';
export { EmptyState } from './EmptyState';
export { ExportButton } from './ExportButton';
export { FieldTable, type FieldTableProps } from './FieldTable';
export { fieldPath, valueText } from './fieldWords';
export { bytes, FileList, type FileListProps } from './FileList';
export { openKeyboardHelp } from './KeyboardHelp';
export { LetterScan } from './LetterScan';
export { Page, Panel } from './Page';
export { afterPress } from './press';
export { ProblemAlert } from './ProblemAlert';
export { QuotaMeter, type QuotaView } from './QuotaMeter';
export { RecordList, type RecordListProps } from './RecordList';
export { RecordPage } from './RecordPage';
export { ReasonDialog, type ReasonDialogProps } from './ReasonDialog';
export {
  NO_REASON,
  ReasonFields,
  reasonMissing,
  reasonPayload,
  type ReasonCode,
  type ReasonValue,
} from './ReasonFields';
export { stillVisible, useSelection, type Selection } from './selection';
export { StatePath } from './StatePath';
export { Timeline, type TimelineEvent } from './Timeline';
export { useFieldErrors, useFieldWords } from './useFieldErrors';
export { useAct, useActEach, type Acting, type ActItem, type EachRun, type Subject } from './useAct';
export { regionWords, useNames, type Resolve } from './useNames';
export { useSend, type Sending } from './useSend';
export { usePickerWords } from './usePickerWords';
export { VisibleSelection } from './VisibleSelection';
export { CalendarButton, EntryField, TypedNotes, useTyped, type EntryFieldProps } from './typed';
export { useWords, type Words } from './words';
export { addressOf } from '../providers/download';
export { useLive, usePoll, type LiveEvent } from '../providers/live';
export { useLinxuan, useRead } from '../providers/useLinxuan';
export { useFormat, useJoin, useLang, useSource, useText } from '../i18n/useText';
