import 'reflect-metadata';
import { Command } from 'commander';
import { demo } from './demo.command';
import { onDatabase, stoppable } from './on-database';
import { writeAccess } from './access.command';
import { backup } from './backup.command';
import { restore } from './restore.command';
import { migrate, migrateBack } from './migrate.command';
import { docs } from './docs.command';
import { verifyDraw } from './draw.command';
import { endOnFailure } from './failure-text';
import { diffProgrammes, exportProgramme } from './programme-diff.command';
import { whatIfProgramme } from './programme-what-if.command';
import { importProgrammes } from './programme-import.command';
import { checkProgrammes, graphProgramme } from './programme.command';
import { rehearse } from './rehearse.command';
import { replay } from './replay.command';
import { seed } from './seed.command';
import { addOfficer, disableAccount, resetPassword } from './user.command';

const fail = endOnFailure();
const program = new Command('linxuan').description('Commands of the Linxuan back office');
const migrations = program
  .command('migrate')
  .description('create the database roles, apply open migrations, and check policies, grants and roles')
  .option('--repair-access', 'make policies, grants and roles what they should be')
  .action(onDatabase(migrate));
migrations
  .command('down')
  .description('take back the newest migration, with everything that stands only in its tables and columns')
  .option('--to <migration>', 'take back all that were applied after this one')
  .option('--yes', 'what they hold may go')
  .action(onDatabase(migrateBack));
program
  .command('backup')
  .argument('<file>', 'where the archive is to stand; nothing may stand there yet')
  .description('write one moment of the installation, rows and files, into one file while everybody goes on working')
  .option('--role-passwords', 'with what the passwords of the database roles are checked against')
  .option('--allow-missing-files', 'go on where the store has lost a file')
  .action(onDatabase(backup));
program
  .command('restore')
  .argument('<file>')
  .description('restore an archive into an empty database and check everything')
  .option('--check', 'only look whether the archive is whole')
  .option('--role-passwords', 'give the database roles the passwords of the archive, where it holds them')
  .action(stoppable(restore));
program
  .command('access')
  .description('write which policies, grants and roles a freshly migrated database has')
  .option('--check', 'only say whether the file is stale')
  .action(writeAccess);
program
  .command('seed')
  .description('load organisations, accounts and the programme')
  .option('--empty', 'without demo organisations and accounts')
  .option('--print-accounts', 'print where to sign in, change nothing')
  .action(onDatabase(seed));

program
  .command('demo')
  .description('drive a demo round through the HTTP API')
  .requiredOption('--api <url>', 'address of the back office')
  .requiredOption('--portal <url>', 'address of the public site')
  .option('--full', 'a whole round from call to catalogue')
  .action(stoppable(demo));
program
  .command('rehearse')
  .description('drive a last hour before a close through the HTTP API and prove what became of it')
  .requiredOption('--api <url>', 'address of the back office')
  .option('--drafts <number>', 'drafts saved', '2000')
  .option('--submissions <number>', 'drafts submitted, with files', '600')
  .option('--batches <number>', 'batches released', '40')
  .option('--kills <number>', 'workers killed, where the starter can', '0')
  .action(onDatabase(rehearse));
program
  .command('docs')
  .description('write the pages that follow from the definitions')
  .option('--check', 'only say what is stale')
  .action(docs);
const programme = program.command('programme').description('look at an edition of a programme');
programme
  .command('check')
  .argument('[editions...]', 'programme/edition, YAML files or bundles; all that are delivered where none is named')
  .description('check editions and say what is wrong, with its place and what to do')
  .action(checkProgrammes);
programme
  .command('import')
  .argument('<editions...>', 'bundles, YAML files of editions, or programme/edition')
  .requiredOption('--author <login>', 'the account that answers for the text; somebody else approves it')
  .description('bring editions into the database as drafts, which two people open; what is known changes nothing')
  .action(onDatabase(importProgrammes));
programme
  .command('export')
  .argument('<edition>', 'edition of the database such as green-technology-2024 or …@2, or programme/edition')
  .option('--out <file>')
  .description('write an edition with form, taxonomy and organisations as one file')
  .action(stoppable(exportProgramme));
programme
  .command('graph')
  .argument('<edition>')
  .option('--format <format>', 'svg, bpmn or mermaid', 'svg')
  .option('--language <language>', 'zh or en', 'zh')
  .option('--out <file>')
  .description('draw the machine of an edition')
  .action(graphProgramme);
programme
  .command('diff')
  .argument('<before>', 'a bundle, programme/edition, or an edition of the database such as green-technology-2024@1')
  .argument('<after>')
  .option('--cases', 'also list the running cases of the database that it would touch')
  .description('say what changes for applicants, nominators, reviewers, clocks and quotas')
  .action(stoppable(diffProgrammes));
programme
  .command('what-if')
  .argument('<edition>')
  .requiredOption(
    '--set <path=value...>',
    'such as quotas.province-cap.cap=5, stages.oral-defence.passMark=7000 or cut.1=20',
  )
  .description('run the recorded facts of a finished round under other rules and say who enters and who leaves')
  .action(onDatabase(whatIfProgramme));
program
  .command('draw')
  .description('look at a draw of experts')
  .command('verify')
  .argument('<file>', 'a transcript, as the public site gives it')
  .option('--commitment <digest>', 'what was published before the draw, as it was noted then')
  .option('--head <digest>', 'the newest digest that was noted of the round')
  .description('repeat a draw from its transcript, offline, and say yes, or no with the first difference')
  .action(verifyDraw);
const user = program.command('user').description('what the machine’s keeper does where no operator can sign in');
user
  .command('reset-password')
  .argument('<login>')
  .description('give an account a one-time password, end its sessions, and put that on the audit record')
  .action(onDatabase(resetPassword));
user
  .command('disable')
  .argument('<login>')
  .description('stop an account at once where no second operator can be reached, and put that on the audit record')
  .action(onDatabase(disableAccount));
user
  .command('add-officer')
  .argument('<login>')
  .requiredOption('--name <name>', 'name of the person')
  .requiredOption('--role <role>', 'operator, security-officer or auditor')
  .option('--organisation <id>', 'organisation of the person', 'operations')
  .description('open an account that runs or audits the installation, and put that on the audit record')
  .action(onDatabase(addOfficer));
program.command('replay').description('verify the ledger and rebuild all state from it').action(onDatabase(replay));

await program.parseAsync().catch(fail);
