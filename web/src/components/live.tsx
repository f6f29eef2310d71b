import { useEffect, useState } from 'preact/hooks';

const kQuietMilliseconds = 1200;

/** Says a result to screen readers once typing pauses; the eye has it at once elsewhere on the page. */
export function Live(props: { text: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(props.text), kQuietMilliseconds);
    return () => clearTimeout(timer);
  }, [props.text]);
  return (
    <p class="invisible" aria-live="polite">
      {said}
    </p>
  );
}
