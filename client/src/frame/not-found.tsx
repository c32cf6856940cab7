import { useNavigate } from '@solidjs/router';
import { Compass } from 'lucide-solid';
import { createTitle } from '../page/title.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/states.tsx';

export function NotFound() {
  const navigate = useNavigate();
  createTitle(() => [{ label: text.notFound.title }]);
  return (
    <>
      <h1 class="sr-only">{text.notFound.title}</h1>
      <EmptyState
        icon={<Compass size={24} stroke-width={1.5} aria-hidden="true" />}
        title={text.notFound.title}
        detail={text.notFound.detail}
        action={<Button onClick={() => navigate('/sessions')}>{text.notFound.action}</Button>}
      />
    </>
  );
}
