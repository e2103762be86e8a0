/* What the register says in words of its cells: to one who rests the mouse there, who listens, who looks at its foot. */
#pragma once

#include "summer-register.h"

G_BEGIN_DECLS

char *summer_register_dup_block_words (const SummerRegister *reg, const SummerRegisterBlock *block); /* what is selected, and what stands there */
char *summer_register_dup_cell_label  (const SummerRegister *reg, guint child, guint day); /* for a screen reader */
char *summer_register_dup_cell_note   (const SummerRegister *reg, guint child, guint day); /* the same: why it takes nothing, what stood there; "" = nothing */
char *summer_register_dup_cell_tip    (const SummerRegister *reg, guint child, guint day); /* NULL = the cell says it all */
char *summer_register_dup_child_tip   (const SummerRegister *reg, guint child);

G_END_DECLS
