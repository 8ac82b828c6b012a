import { Kernel1732100000000 } from './1732100000000-kernel';
import { Access1732100000001 } from './1732100000001-access';
import { PublicViews1732100000002 } from './1732100000002-public-views';
import { Operations1732100000003 } from './1732100000003-operations';
import { EvaluationDesk1732100000004 } from './1732100000004-evaluation-desk';
import { DraftWriters1732100000005 } from './1732100000005-draft-writers';
import { Nomination1732100000006 } from './1732100000006-nomination';
import { FormOrder1732100000007 } from './1732100000007-form-order';
import { Obligations1732100000008 } from './1732100000008-obligations';
import { QuotaRequests1732100000009 } from './1732100000009-quota-requests';
import { Editions1732100000010 } from './1732100000010-editions';
import { Deadlines1732100000011 } from './1732100000011-deadlines';
import { Notifications1732100000012 } from './1732100000012-notifications';
import { DeadlineBoard1732100000020 } from './1732100000020-deadline-board';
import { FollowedEntries1732100000021 } from './1732100000021-followed-entries';
import { Rights1732100000022 } from './1732100000022-rights';
import { RecordedDates1732100000023 } from './1732100000023-recorded-dates';
import { PostponedNominations1732100000024 } from './1732100000024-postponed-nominations';
import { ObjectionFiles1732100000025 } from './1732100000025-objection-files';
import { FoundByKey1732100000026 } from './1732100000026-found-by-key';
import { OwnOutcome1732100000027 } from './1732100000027-own-outcome';
import { EndsOfRights1732100000030 } from './1732100000030-ends-of-rights';
import { Audit1732100000033 } from './1732100000033-audit';
import { Persons1732100000034 } from './1732100000034-persons';
import { Grants1732100000035 } from './1732100000035-grants';
import { AppliedMigrations1732100000037 } from './1732100000037-applied-migrations';
import { SignIn1732100000038 } from './1732100000038-sign-in';
import { DutiesOfAPerson1732100000040 } from './1732100000040-duties-of-a-person';
import { PublicLimits1732100000046 } from './1732100000046-public-limits';
import { UploadLife1732100000047 } from './1732100000047-upload-life';
import { PublicFunctions1732100000048 } from './1732100000048-public-functions';
import { DeputyOnce1732100000049 } from './1732100000049-deputy-once';
import { SearchText1732100000055 } from './1732100000055-search-text';
import { NamedItems1732100000060 } from './1732100000060-named-items';
import { DemoData1732100000063 } from './1732100000063-demo-data';
import { CodeConfirmations1732100000065 } from './1732100000065-code-confirmations';
import { Recusal1732100000068 } from './1732100000068-recusal';
import { PowersTaken1732100000069 } from './1732100000069-powers-taken';
import { OrdersByTwo1732100000070 } from './1732100000070-orders-by-two';
import { SignInTurns1732100000072 } from './1732100000072-sign-in-turns';
import { RecusalPastPolicies1732100000074 } from './1732100000074-recusal-past-policies';
import { CasePage1732100000075 } from './1732100000075-case-page';
import { CalendarChanges1732100000076 } from './1732100000076-calendar-changes';
import { EntryFields1732100000078 } from './1732100000078-entry-fields';
import { PublicCalls1732100000079 } from './1732100000079-public-calls';
import { Registrations1732100000080 } from './1732100000080-registrations';
import { TestMessages1732100000082 } from './1732100000082-test-messages';
import { CommitteeVotes1732100000083 } from './1732100000083-committee-votes';
import { EditionPlays1732100000084 } from './1732100000084-edition-plays';
import { JointDrafts1732100000087 } from './1732100000087-joint-drafts';
import { Registers1732100000088 } from './1732100000088-registers';
import { QuotaKeys1732100000090 } from './1732100000090-quota-keys';
import { TaskConcerns1732100000094 } from './1732100000094-task-concerns';
import { RequestsTogether1732100000097 } from './1732100000097-requests-together';
import { KeptPlans1732100000098 } from './1732100000098-kept-plans';
import { OpenDraws1732100000101 } from './1732100000101-open-draws';
import { ExpertHistory1732100000104 } from './1732100000104-expert-history';

/** All migrations, oldest first. A new one is a new file and a new line here. */
export const MIGRATIONS = [
  Kernel1732100000000,
  Access1732100000001,
  PublicViews1732100000002,
  Operations1732100000003,
  EvaluationDesk1732100000004,
  DraftWriters1732100000005,
  Nomination1732100000006,
  FormOrder1732100000007,
  Obligations1732100000008,
  QuotaRequests1732100000009,
  Editions1732100000010,
  Deadlines1732100000011,
  Notifications1732100000012,
  DeadlineBoard1732100000020,
  FollowedEntries1732100000021,
  Rights1732100000022,
  RecordedDates1732100000023,
  PostponedNominations1732100000024,
  ObjectionFiles1732100000025,
  FoundByKey1732100000026,
  OwnOutcome1732100000027,
  EndsOfRights1732100000030,
  Audit1732100000033,
  Persons1732100000034,
  Grants1732100000035,
  AppliedMigrations1732100000037,
  SignIn1732100000038,
  DutiesOfAPerson1732100000040,
  PublicLimits1732100000046,
  UploadLife1732100000047,
  PublicFunctions1732100000048,
  DeputyOnce1732100000049,
  SearchText1732100000055,
  NamedItems1732100000060,
  DemoData1732100000063,
  CodeConfirmations1732100000065,
  Recusal1732100000068,
  PowersTaken1732100000069,
  OrdersByTwo1732100000070,
  SignInTurns1732100000072,
  RecusalPastPolicies1732100000074,
  CasePage1732100000075,
  CalendarChanges1732100000076,
  EntryFields1732100000078,
  PublicCalls1732100000079,
  Registrations1732100000080,
  TestMessages1732100000082,
  CommitteeVotes1732100000083,
  EditionPlays1732100000084,
  JointDrafts1732100000087,
  Registers1732100000088,
  QuotaKeys1732100000090,
  TaskConcerns1732100000094,
  RequestsTogether1732100000097,
  KeptPlans1732100000098,
  OpenDraws1732100000101,
  ExpertHistory1732100000104,
];
