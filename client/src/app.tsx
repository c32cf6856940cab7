import { Navigate, Route, Router } from '@solidjs/router';
import { lazy, type ParentProps } from 'solid-js';
import { Frame } from './frame/frame.tsx';
import { NotFound } from './frame/not-found.tsx';
import { SessionsPage } from './sessions/sessions-page.tsx';
import { TooltipLayer } from './ui/floating/tooltip.tsx';
import { Guarded } from './ui/states.tsx';

const QueuePage = lazy(() => import('./queue/queue-page.tsx').then((m) => ({ default: m.QueuePage })));
const RejectionsPage = lazy(() =>
  import('./rejections/rejections-page.tsx').then((m) => ({ default: m.RejectionsPage })),
);
const AlertsPage = lazy(() => import('./alerts/alerts-page.tsx').then((m) => ({ default: m.AlertsPage })));
const LoginPage = lazy(() => import('./accounts/login-page.tsx').then((m) => ({ default: m.LoginPage })));
const CheckPage = lazy(() => import('./check/check-page.tsx').then((m) => ({ default: m.CheckPage })));
const KeysPage = lazy(() => import('./keys/keys-page.tsx').then((m) => ({ default: m.KeysPage })));
const SettingsPage = lazy(() => import('./settings/settings-page.tsx').then((m) => ({ default: m.SettingsPage })));
const PersonPage = lazy(() => import('./links/person-page.tsx').then((m) => ({ default: m.PersonPage })));
const SessionPage = lazy(() => import('./session/session-page.tsx').then((m) => ({ default: m.SessionPage })));

/** The routes of the console. All but the login and the report check are inside the signed-in frame. */
export function App() {
  return (
    <Router root={Root}>
      <Route path="/login" component={LoginPage} />
      <Route path="/check/:code?" component={CheckPage} />
      <Route path="/" component={Frame}>
        <Route path="/" component={() => <Navigate href="/sessions" />} />
        <Route path="/sessions" component={SessionsPage} />
        <Route path="/sessions/:id" component={SessionPage} />
        <Route path="/persons/:id" component={PersonPage} />
        <Route path="/queue" component={QueuePage} />
        <Route path="/rejections" component={RejectionsPage} />
        <Route path="/alerts" component={AlertsPage} />
        <Route path="/settings" component={SettingsPage} />
        <Route path="/keys" component={KeysPage} />
        <Route path="*rest" component={NotFound} />
      </Route>
    </Router>
  );
}

function Root(props: ParentProps) {
  return (
    <>
      <Guarded>{props.children}</Guarded>
      <TooltipLayer />
    </>
  );
}
