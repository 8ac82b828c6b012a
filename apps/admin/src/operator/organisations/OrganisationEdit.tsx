import { Edit, SaveButton, SimpleForm, Toolbar } from 'react-admin';
import { OrganisationInputs } from './OrganisationInputs';
import { changeable } from './writable';

/** Changes an organisation. None is deleted: cases and the ledger name it. */
export default function OrganisationEdit() {
  return (
    <Edit mutationMode="pessimistic" redirect="list" transform={changeable}>
      <SimpleForm
        sx={{ maxWidth: 640 }}
        toolbar={
          <Toolbar>
            <SaveButton />
          </Toolbar>
        }
      >
        <OrganisationInputs />
      </SimpleForm>
    </Edit>
  );
}
