import { DateInput, DeclarationInput, FileRefInput, SelectInput, YesNoInput } from './ChoiceInputs';
import { RegionInput } from './RegionInput';
import { RowCards } from './RowCards';
import { RowsTable } from './RowsTable';
import { TaxonomyInput } from './TaxonomyInput';
import { TextInput, type InputProps } from './TextInput';

/** The control of a field, by what the form says it is. */
export function FieldInput(props: InputProps) {
  const { field, pointer } = props;
  switch (field.widget) {
    case 'text':
    case 'textarea':
    case 'decimal':
    case 'integer':
    case 'uscc':
    case 'patent-number':
    case 'phone':
    case 'email':
      return <TextInput {...props} />;
    case 'date':
      return <DateInput {...props} />;
    case 'select':
      return <SelectInput {...props} />;
    case 'tree':
      return <TaxonomyInput {...props} />;
    case 'region':
      return <RegionInput {...props} />;
    case 'yes-no':
    case 'checkbox':
      return <YesNoInput {...props} />;
    case 'declaration':
      return <DeclarationInput {...props} />;
    case 'attachment-ref':
      return <FileRefInput {...props} />;
    case 'table':
      return <RowsTable field={field} pointer={pointer} />;
    case 'cards':
      return (
        <RowCards
          field={field}
          pointer={pointer}
          renderField={(column, at) => <FieldInput field={column} pointer={at} />}
        />
      );
    case 'group':
    case 'hidden':
      return null;
  }
}
