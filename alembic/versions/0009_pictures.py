"""moving pictures: whether they are wanted, which stands above a card, and what was uploaded

Revision: 0009, after 0008.
"""

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('uploads',
    sa.Column('bot', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('mark', sa.String(length=64), nullable=False),
    sa.Column('file_id', sa.String(length=512), nullable=False),
    sa.PrimaryKeyConstraint('bot', 'mark', name=op.f('pk_uploads'))
    )
    with op.batch_alter_table('people', schema=None) as batch_op:
        batch_op.add_column(sa.Column('pictures', sa.Boolean(), nullable=False, server_default=sa.true()))
    with op.batch_alter_table('people', schema=None) as batch_op:
        batch_op.alter_column('pictures', server_default=None)
    with op.batch_alter_table('sessions', schema=None) as batch_op:
        batch_op.add_column(sa.Column('loop', sa.String(length=48), nullable=True))
        batch_op.add_column(sa.Column('loop_id', sa.BigInteger(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('sessions', schema=None) as batch_op:
        batch_op.drop_column('loop_id')
        batch_op.drop_column('loop')
    with op.batch_alter_table('people', schema=None) as batch_op:
        batch_op.drop_column('pictures')
    op.drop_table('uploads')
