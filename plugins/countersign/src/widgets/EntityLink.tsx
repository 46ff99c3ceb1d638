import { useEntity } from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { Link } from 'react-router-dom';

/** A card on an entity's overview that leads to asking about it. */
export function EntityLinkCard() {
  const { entity } = useEntity();
  const name = entity.metadata.title ?? entity.metadata.name;
  return (
    <Card><CardHeader>Ask IT about {name}</CardHeader>
      <CardBody><Text>Access, an outage, or a question. It is decided by the company’s rules and proved.</Text><p><Link to="ask-it">Ask about {name}</Link></p></CardBody>
    </Card>
  );
}
