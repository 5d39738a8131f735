"""the screening: its instant and version, a warning sign, pain before a session, what professionals agreed to

Revision: 0005, after 0004.

Whoever was screened has answered the first version, and is asked the new questions once, before their next session.
"""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

INSTANTS = ('warned_at', 'warned_until', 'screened_at', 'pain_until', 'pained_at')
FIRST = 1


def upgrade() -> None:
    with op.batch_alter_table('people') as people:
        for name in INSTANTS:
            people.add_column(sa.Column(name, sa.DateTime(timezone=True), nullable=True))
        people.add_column(sa.Column('pain_before', sa.String(length=8), nullable=True))
        people.add_column(sa.Column('unwarned', sa.Boolean(), nullable=True))
        people.add_column(sa.Column('screening', sa.Integer(), nullable=True))
    people = sa.table('people', sa.column('unwarned', sa.Boolean()), sa.column('screened', sa.Boolean()), sa.column('screening', sa.Integer()))
    op.execute(people.update().values(unwarned=people.c.screened, screening=FIRST))
    with op.batch_alter_table('people') as people:
        people.alter_column('unwarned', existing_type=sa.Boolean(), nullable=False)
        people.alter_column('screening', existing_type=sa.Integer(), nullable=False)
    op.create_table('agreements',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger(), nullable=False),
    sa.Column('about', sa.String(length=16), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_agreements_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agreements'))
    )
    op.create_index(op.f('ix_agreements_person_id'), 'agreements', ['person_id'], unique=False)


def downgrade() -> None:
    op.drop_index(op.f('ix_agreements_person_id'), table_name='agreements')
    op.drop_table('agreements')
    with op.batch_alter_table('people') as people:
        for name in (*INSTANTS, 'pain_before', 'unwarned', 'screening'):
            people.drop_column(name)
