import { SelectInput, useTranslate, type SelectInputProps } from 'react-admin';
import { useTaskCounts } from '../layout/useTaskCounts';
import { useText, useWords } from '../components';

/** Kinds of work that the queue holds now, in words. */
export function KindFilter(props: SelectInputProps) {
  const words = useWords();
  const counts = useTaskCounts();
  const choices = Object.entries(counts?.byKind ?? {}).map(([id, count]) => ({
    id,
    name: `${words.task(id)} (${count})`,
  }));
  return <SelectInput {...props} choices={choices} translateChoice={false} />;
}

export function UrgencyFilter(props: SelectInputProps) {
  const translate = useTranslate();
  return (
    <SelectInput
      {...props}
      translateChoice={false}
      choices={(['overdue', 'today', 'soon', 'normal'] as const).map((id) => ({
        id,
        name: translate(`urgency.${id}`),
      }))}
    />
  );
}

/** Programmes and years that the queue holds work of. */
export function EditionFilter(props: SelectInputProps) {
  const text = useText();
  const counts = useTaskCounts();
  const choices = (counts?.byEdition ?? []).map(({ id, edition, count }) => ({
    id,
    name: `${text(edition)} (${count})`,
  }));
  return <SelectInput {...props} choices={choices} translateChoice={false} />;
}
