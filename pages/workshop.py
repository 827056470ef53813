"""Workshop: what does a room make of one picture, and what will it do about it?"""

from amhe_explore.ui import router, state, workshop_picture, workshop_steps

router.start_page("workshop")
choice = state.current_choice()
workshop_steps.show(workshop_picture.of_choice(choice), choice)
