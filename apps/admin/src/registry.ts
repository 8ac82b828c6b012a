// Every folder of the back office, one line each. What stands here is in the menu, the routes and the languages.
export { home } from './home';
export { desks } from './desks';
export { tasks } from './tasks';
export { applications } from './applications';
export { reviews } from './reviews';
export { nominations } from './nominations';
export { publication } from './publication';
export { cases } from './cases';
export { ministry } from './ministry';
export { evaluation } from './evaluation';
export { dashboard } from './dashboard';
export { operator } from './operator';
export { notifications } from './notifications';
export { deputies } from './deputies';
export { orders } from './orders';
export { programmes } from './programmes';
export { deadlines } from './deadlines';
