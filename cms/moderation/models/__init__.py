from .register_change import Action, Decision, RegisterChange

__all__ = ["Action", "Decision", "RegisterChange"]
