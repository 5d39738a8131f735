"""further words of a report, how a report was told, and stops that were misheard

Revision: 0006, after 0005.

Of an older report nobody knows what was done after it: nothing takes it back.
"""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('further_words',
    sa.Column('id', KEY, nullable=False),
    sa.Column('person_id', sa.BigInteger(), nullable=False),
    sa.Column('report_id', KEY, nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('kind', sa.String(length=8), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_further_words_person_id')),
    sa.ForeignKeyConstraint(['report_id'], ['reports.id'], name=op.f('fk_further_words_report_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_further_words'))
    )
    op.create_index('ix_further_words_person_id', 'further_words', ['person_id'], unique=False)
    op.create_index('ix_further_words_report_id', 'further_words', ['report_id'], unique=False)
    with op.batch_alter_table('reports', schema=None) as batch_op:
        batch_op.add_column(sa.Column('told', sa.String(length=8), nullable=False, server_default='both'))
        batch_op.add_column(sa.Column('misheard_at', sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table('reports', schema=None) as batch_op:
        batch_op.alter_column('told', server_default=None)


def downgrade() -> None:
    with op.batch_alter_table('reports', schema=None) as batch_op:
        batch_op.drop_column('misheard_at')
        batch_op.drop_column('told')
    op.drop_index('ix_further_words_report_id', table_name='further_words')
    op.drop_index('ix_further_words_person_id', table_name='further_words')
    op.drop_table('further_words')
