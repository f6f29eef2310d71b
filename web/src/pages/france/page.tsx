import '../../prose/reading.css';
import { inline } from '../../prose/prose';
import { hasServer } from '../../hote';
import './france.css';
import { National } from './national';
import { texts } from './texts';

function WithoutServer() {
  const t = texts().sansServeur;
  return (
    <section class="avis avis-info">
      <h2>{t.titre}</h2>
      <p>{inline(t.pourquoi)}</p>
      <p>{t.comment}</p>
      <pre class="commande" tabIndex={0}>
        <code>socle serveur</code>
      </pre>
      <p>
        {t.apres} {t.autres}
      </p>
    </section>
  );
}

export default function France() {
  const t = texts();
  return (
    <div class="france">
      <h1 tabIndex={-1}>{t.titre}</h1>
      <p class="chapeau">{t.chapeau}</p>
      {hasServer() ? <National /> : <WithoutServer />}
    </div>
  );
}
