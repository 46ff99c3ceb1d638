import ForgeReconciler from '@forge/react';
import { AskPage } from './ask/AskPage';
import { Page } from './pieces/Page';

ForgeReconciler.render(<Page><AskPage /></Page>);
