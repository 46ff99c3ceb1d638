import ForgeReconciler from '@forge/react';
import { Page } from './pieces/Page';
import { RequestPanel } from './request/RequestPanel';

ForgeReconciler.render(<Page><RequestPanel /></Page>);
